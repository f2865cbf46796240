package stardust.report.model;

import java.util.List;

/**
 * What was wrong, so that a reader can mend it without the suite's source.
 *
 * @param requirement id of the requirement that is broken; empty if the suite cannot say
 * @param expected what the protocol asks for at this point
 * @param seen what the target did instead
 * @param fields the decoded fields of what came, beside what was expected of them; may be empty
 * @param detail more, as a stack trace of a suite error; may have many lines, may be empty
 * @param hint where to look first; may be empty
 */
public record Failure(
    String requirement,
    String expected,
    String seen,
    List<FieldCheck> fields,
    String detail,
    String hint) {

  public Failure {
    fields = List.copyOf(fields);
  }
}
