package stardust.runner.detect;

/** What a server did with a proposal. */
public enum Reply {
  AGREED("agreed"),
  REFUSED("refused"),
  CLOSED("it ends the connection in place of an answer"),
  SILENT("it gives no answer");

  private final String words;

  Reply(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
