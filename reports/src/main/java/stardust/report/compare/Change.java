package stardust.report.compare;

import java.util.Optional;
import stardust.report.model.Verdict;

/** What became of a scenario from one run to the next. */
enum Change {
  /** Fails, and did not before or was not there. */
  NEW_FAILURE("New failures"),
  /** Failed, and passes. */
  MENDED("Mended"),
  /** Failed and fails. */
  STILL_FAILING("Still failing"),
  /**
   * Anything else: failed and is blocked or did not run, passed and is blocked. Nothing is shown to
   * be mended by it.
   */
  OTHERWISE("Changed otherwise"),
  /** Ended as before without a failure. */
  UNCHANGED("Unchanged");

  private final String words;

  Change(String words) {
    this.words = words;
  }

  /** For people, as a heading. */
  String words() {
    return words;
  }

  static Change of(Optional<Verdict> before, Optional<Verdict> after) {
    boolean failed = before.filter(Standings::fails).isPresent();
    boolean fails = after.filter(Standings::fails).isPresent();
    if (fails) {
      return failed ? STILL_FAILING : NEW_FAILURE;
    }
    if (failed && after.filter(v -> v == Verdict.PASSED).isPresent()) {
      return MENDED;
    }
    return before.equals(after) ? UNCHANGED : OTHERWISE;
  }
}
