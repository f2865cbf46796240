package stardust.report.assess;

import stardust.report.model.Verdict;

/** Where a requirement stands after a run: a verdict, or none. */
public enum Standing {
  BROKEN("broken", "failed"),
  SUITE_ERROR("suite error", "suite-error"),
  NOT_FOLLOWED("not followed", "non-strict"),
  BLOCKED("blocked", "blocked"),
  HOLDS("holds", "passed"),
  OBSERVED("observed", "observed"),
  NOT_APPLICABLE("not applicable", "not-applicable"),
  /** Binds the target's role, and no scenario of the run checks it. */
  NOT_CHECKED("not checked", "not-checked"),
  /** Binds the other role only. */
  OTHER_ROLE("binds the other side", "other-role");

  private final String words;
  private final String key;

  Standing(String words, String key) {
    this.words = words;
    this.key = key;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** For style sheets and filters: lower case letters and hyphens. */
  public String key() {
    return key;
  }

  static Standing of(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> BROKEN;
      case SUITE_ERROR -> SUITE_ERROR;
      case NON_STRICT -> NOT_FOLLOWED;
      case BLOCKED -> BLOCKED;
      case PASSED -> HOLDS;
      case OBSERVED -> OBSERVED;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }

  /** Whether the run says yes or no of it. */
  public boolean isJudged() {
    return this == BROKEN || this == NOT_FOLLOWED || this == HOLDS;
  }
}
