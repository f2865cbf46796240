package stardust.report.compare;

import stardust.report.assess.Standing;
import stardust.report.model.Verdict;

/** What counts as a failure of the target: it breaks a MUST, or does not follow a SHOULD. */
final class Standings {

  private Standings() {}

  static boolean fails(Standing standing) {
    return standing == Standing.BROKEN || standing == Standing.NOT_FOLLOWED;
  }

  static boolean fails(Verdict verdict) {
    return verdict == Verdict.FAILED || verdict == Verdict.NON_STRICT;
  }

  /** Whether the run had a look at it. */
  static boolean isChecked(Standing standing) {
    return standing != Standing.NOT_CHECKED && standing != Standing.OTHER_ROLE;
  }
}
