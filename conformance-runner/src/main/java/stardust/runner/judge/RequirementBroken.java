package stardust.runner.judge;

import java.util.List;
import java.util.Optional;
import stardust.report.model.FieldCheck;

/**
 * The endpoint did not do what a requirement asks for. Thrown by steps and by the driver; the
 * engine makes the verdict of it: {@code FAILED} where the scenario shows that requirement, {@code
 * NON_STRICT} where it is a SHOULD, {@code BLOCKED} where the requirement only stands in the way.
 */
public final class RequirementBroken extends AssertionError {

  private static final long serialVersionUID = 1;

  private final String requirement;
  private final String expected;
  private final String seen;
  private final transient List<FieldCheck> fields;
  private final String hint;

  private RequirementBroken(
      String requirement, String expected, String seen, List<FieldCheck> fields, String hint) {
    super("expected " + expected + ", but " + seen);
    this.requirement = requirement;
    this.expected = expected;
    this.seen = seen;
    this.fields = List.copyOf(fields);
    this.hint = hint;
  }

  /** The requirement that the scenario shows is broken. */
  public static RequirementBroken here(String expected, String seen) {
    return new RequirementBroken("", expected, seen, List.of(), "");
  }

  /** The named requirement is broken, whatever the scenario is about. */
  public static RequirementBroken of(String requirement, String expected, String seen) {
    return new RequirementBroken(requirement, expected, seen, List.of(), "");
  }

  /** The same, where more is known of the cause than {@link Hints} says of the requirement. */
  public RequirementBroken withHint(String better) {
    return new RequirementBroken(requirement, expected, seen, fields, better);
  }

  /** The same, with the decoded fields of what came beside what was expected of them. */
  public RequirementBroken withFields(List<FieldCheck> checks) {
    return new RequirementBroken(requirement, expected, seen, checks, hint);
  }

  /** The decoded fields of what came; empty where it was no message. */
  public List<FieldCheck> fields() {
    return fields;
  }

  /** What to look at, a sentence; empty for what {@link Hints} says. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }

  /** The broken requirement; empty for that of the scenario. */
  public Optional<String> requirement() {
    return requirement.isEmpty() ? Optional.empty() : Optional.of(requirement);
  }

  /** What the requirement asks for, as a noun phrase. */
  public String expected() {
    return expected;
  }

  /** What came instead, as a clause. */
  public String seen() {
    return seen;
  }
}
