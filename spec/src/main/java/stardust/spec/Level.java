package stardust.spec;

/** How much hangs on a requirement. */
public enum Level {
  /** The original says it, or it follows from what the original says. */
  MUST,
  /** The original implies it. */
  SHOULD,
  /** The original is silent: what a peer does is recorded and not judged. */
  OBSERVE
}
