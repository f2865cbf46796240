package stardust.report.junit;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import stardust.report.model.KnownFailures;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/** The four numbers of a JUnit test suite. */
record Counts(int tests, int failures, int errors, int skipped) {

  static final Counts NONE = new Counts(0, 0, 0, 0);

  static Counts of(RunResult run, List<ScenarioResult> scenarios) {
    KnownFailures known = KnownFailures.of(run);
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    for (ScenarioResult scenario : scenarios) {
      Verdict verdict = scenario.verdict();
      boolean excused = known.excuse(scenario).isPresent();
      failures += !excused && Outcome.breaks(verdict, run.options().strict()) ? 1 : 0;
      errors += verdict == Verdict.SUITE_ERROR ? 1 : 0;
      skipped += excused || isSkipped(verdict) ? 1 : 0;
    }
    return new Counts(scenarios.size(), failures, errors, skipped);
  }

  static boolean isSkipped(Verdict verdict) {
    return verdict == Verdict.BLOCKED || verdict == Verdict.NOT_APPLICABLE;
  }

  /** With test cases added that fail. */
  Counts plusFailures(int more) {
    return new Counts(tests + more, failures + more, errors, skipped);
  }

  /** With test cases added that are in error. */
  Counts plusErrors(int more) {
    return new Counts(tests + more, failures, errors + more, skipped);
  }

  void writeTo(Xml xml) throws XMLStreamException {
    xml.attribute("tests", Integer.toString(tests));
    xml.attribute("failures", Integer.toString(failures));
    xml.attribute("errors", Integer.toString(errors));
    xml.attribute("skipped", Integer.toString(skipped));
  }
}
