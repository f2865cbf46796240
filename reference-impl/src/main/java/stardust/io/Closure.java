package stardust.io;

/**
 * How a stream or a connection came to its end.
 *
 * @param kind who or what ended it
 * @param why a sentence for people, with what was seen
 */
public record Closure(Kind kind, String why) {

  /** Who or what ended a stream. */
  public enum Kind {
    /** Both sides closed their writing side. */
    FINISHED,
    /** This side reset it. */
    LOCAL,
    /** The other side reset it. */
    RESET,
    /** What carried it was lost. */
    LOST,
    /** The other side broke a rule of this layer or of one beneath; this side gave up. */
    VIOLATION
  }

  /** An end in good order. */
  public static final Closure FINISHED = new Closure(Kind.FINISHED, "both sides closed");

  /** An end by {@link Duplex#reset()}. */
  public static final Closure LOCAL = new Closure(Kind.LOCAL, "reset by this side");
}
