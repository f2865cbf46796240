package stardust.report.compare;

import stardust.report.assess.Standing;

/** A shape for each standing, for those who do not see the colours. */
final class Marks {

  private Marks() {}

  static String of(Standing standing) {
    return switch (standing) {
      case BROKEN -> "✕";
      case NOT_FOLLOWED -> "▲";
      case SUITE_ERROR -> "?";
      case BLOCKED -> "■";
      case HOLDS -> "✓";
      case OBSERVED -> "○";
      case NOT_APPLICABLE, NOT_CHECKED, OTHER_ROLE -> "–";
    };
  }
}
