package stardust.runner.probe;

/** What a probe does with the streams that the server opens to it. */
public enum Forwarded {
  /** Agrees to stardust on them and keeps them. */
  ACCEPT,
  /** Agrees to stardust on them, writes {@link Link#GREETING} at once, and keeps them. */
  GREET,
  /** Agrees to stardust on them, closes its side at once, and keeps them. */
  HALF_CLOSE,
  /** Agrees to stardust on them, and resets them at once. */
  BREAK_OFF,
  /** Keeps them as they come; the scenario negotiates. */
  RAW,
  /** Answers every proposal with {@code na}. */
  REFUSE,
  /** Leaves every proposal of stardust unanswered. */
  SILENT,
  /** Resets them at once. */
  RESET
}
