package stardust.report.sequence;

/** Which way an arrow of a sequence points. */
public enum Heading {
  TO_TARGET("to"),
  FROM_TARGET("from"),
  BOTH("both"),
  /** No arrow: it did not pass the wire. */
  NONE("none");

  private final String key;

  Heading(String key) {
    this.key = key;
  }

  /** For scripts and style sheets. */
  public String key() {
    return key;
  }
}
