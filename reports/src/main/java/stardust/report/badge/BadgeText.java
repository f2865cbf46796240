package stardust.report.badge;

import stardust.report.assess.Assessment;
import stardust.report.assess.Defects;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;

/**
 * What a badge says.
 *
 * @param words few, in lower case
 * @param colour of their ground, dark enough for white letters
 */
record BadgeText(String words, String colour) {

  private static final String GREEN = "#2a7a3b";
  private static final String RED = "#b3261e";
  private static final String BLUE = "#0a58a8";
  private static final String GREY = "#5c636a";

  static BadgeText of(Assessment assessment) {
    RunResult run = assessment.run();
    return switch (assessment.outcome()) {
      case CONFORMANT ->
          run.options().tags().isEmpty()
              ? new BadgeText("conformant", GREEN)
              : new BadgeText("conformant in part", BLUE);
      case AS_KNOWN -> new BadgeText("known failures: " + run.options().known().size(), BLUE);
      case NOT_CONFORMANT -> new BadgeText("not conformant" + count(assessment), RED);
      case UNDECIDED -> new BadgeText("undecided", GREY);
    };
  }

  /** The defects that count; there are none where only a known failure was mended. */
  private static String count(Assessment assessment) {
    boolean strict = assessment.run().options().strict();
    long defects =
        Defects.of(assessment).stream()
            .filter(defect -> defect.known().isEmpty())
            .filter(defect -> Outcome.breaks(defect.verdict(), strict))
            .count();
    return defects == 0 ? "" : ": " + defects;
  }
}
