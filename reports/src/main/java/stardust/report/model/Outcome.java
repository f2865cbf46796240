package stardust.report.model;

import java.util.List;

/**
 * What a whole run says of its target. Only {@link #CONFORMANT} is a pass, and {@link #AS_KNOWN} no
 * surprise.
 */
public enum Outcome {
  /** The run came to its end, something passed, nothing that counts is broken or blocked. */
  CONFORMANT("Conformant"),
  /** The same, but for failures that the target's owner knows of. */
  AS_KNOWN("Nothing broken but what is known"),
  /** Something that counts is broken, or is mended and still listed as a known failure. */
  NOT_CONFORMANT("Not conformant"),
  /** Nothing is known to be broken, but the suite cannot vouch for it. */
  UNDECIDED("Undecided");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** For people, as the start of a sentence. */
  public String words() {
    return words;
  }

  /** Reads the outcome off the verdicts. */
  public static Outcome of(RunResult run) {
    KnownFailures known = KnownFailures.of(run);
    List<ScenarioResult> all = run.scenarios();
    List<Verdict> verdicts =
        all.stream().filter(s -> known.excuse(s).isEmpty()).map(ScenarioResult::verdict).toList();
    if (!KnownFailures.mended(run).isEmpty()
        || verdicts.stream().anyMatch(v -> breaks(v, run.options().strict()))) {
      return NOT_CONFORMANT;
    }
    boolean sound =
        run.complete()
            && verdicts.contains(Verdict.PASSED)
            && !verdicts.contains(Verdict.BLOCKED)
            && !verdicts.contains(Verdict.SUITE_ERROR);
    if (!sound) {
      return UNDECIDED;
    }
    return verdicts.size() == all.size() ? CONFORMANT : AS_KNOWN;
  }

  /** Whether a scenario with this verdict shows that the target does not conform. */
  public static boolean breaks(Verdict verdict, boolean strict) {
    return verdict == Verdict.FAILED || (strict && verdict == Verdict.NON_STRICT);
  }
}
