package stardust.report.assess;

import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.spec.Level;
import stardust.spec.Requirement;

/** What one scenario says of one requirement. */
final class Contribution {

  private Contribution() {}

  /**
   * One defect is one finding: if a scenario checks several requirements and names the one that is
   * broken, the others are not shown to hold, and not shown to be broken either. What is only
   * observed cannot hold.
   */
  static Verdict of(ScenarioResult scenario, String id, Optional<Requirement> requirement) {
    Verdict verdict = scenario.verdict();
    boolean broken = verdict == Verdict.FAILED || verdict == Verdict.NON_STRICT;
    if (broken && !names(scenario, id)) {
      return Verdict.BLOCKED;
    }
    boolean observed = requirement.filter(r -> r.level() == Level.OBSERVE).isPresent();
    return observed && verdict == Verdict.PASSED ? Verdict.OBSERVED : verdict;
  }

  private static boolean names(ScenarioResult scenario, String id) {
    String named = scenario.failure().map(Failure::requirement).orElse("");
    return named.isEmpty() || named.equals(id);
  }
}
