package stardust.report.model;

/**
 * How a scenario ended, the gravest first: the order says which one speaks for a requirement that
 * several scenarios check. What judged nothing ranks below {@link #PASSED}, as it takes nothing
 * away from what another scenario showed; it never turns into a pass.
 */
public enum Verdict {
  /** A MUST is broken. */
  FAILED("failed"),
  /** The suite itself went wrong, or gave no verdict. */
  SUITE_ERROR("suite error"),
  /** A SHOULD is broken. */
  NON_STRICT("non-strict"),
  /** A defect that another scenario reports stands in the way. */
  BLOCKED("blocked"),
  /** What had to be seen was seen on the wire. */
  PASSED("passed"),
  /** The protocol is silent: recorded, not judged. */
  OBSERVED("observed"),
  /** A declared or detected capability rules it out. */
  NOT_APPLICABLE("not applicable");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For people, in lower case. */
  public String words() {
    return words;
  }

  /** Whether a reader has something to mend or to know first. */
  public boolean isFinding() {
    return this == FAILED || this == SUITE_ERROR || this == NON_STRICT;
  }
}
