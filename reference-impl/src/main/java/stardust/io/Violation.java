package stardust.io;

/**
 * What was wrong in bytes that arrived, as data: a decoder returns it in place of a frame.
 *
 * @param layer the layer whose rule was broken, as "mplex"
 * @param what a sentence without full stop: the rule and what came instead
 * @param offset where, in bytes from the start of the stream of that layer
 */
public record Violation(String layer, String what, long offset) {

  /** The violation as an exception, for futures. */
  public ViolationException asException() {
    return new ViolationException(this);
  }

  @Override
  public String toString() {
    return layer + ": " + what + " (at byte " + offset + ")";
  }
}
