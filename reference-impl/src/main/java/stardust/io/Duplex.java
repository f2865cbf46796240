package stardust.io;

/**
 * One end of an ordered byte stream in both directions: a socket, a secured channel, a muxed
 * stream. Each layer of the stack reads from one and offers one.
 *
 * <p>Confined to its loop: every method is called in the loop, and the receiver is called there.
 *
 * <p>Flow control works by accounts, not by blocking. Whoever receives bytes says with {@link
 * #consumed} when it is done with them, and only then does the other end get room for more. Whoever
 * writes learns through a callback when the bytes have left. A relay is thus two lines: {@code
 * other.write(bytes, () -> this.consumed(bytes.length))}.
 */
public interface Duplex {

  /** The loop that this stream is confined to. */
  Loop loop();

  /**
   * Directs all that arrives to the receiver. What arrived before and was not delivered is
   * delivered first, including an end or a closure. Called again, it hands the stream on to the
   * next layer.
   */
  void receive(Receiver receiver);

  /**
   * Takes the stream from its receiver: what arrives is kept until {@link #receive} is called
   * again. A negotiation that is done leaves its stream in this state.
   */
  void release();

  /**
   * Puts bytes back in front of what is still to be delivered: a layer that ends gives the next
   * layer what belongs to it. The bytes count as not consumed.
   */
  void unread(byte[] bytes);

  /**
   * Writes the bytes, which the caller does not change afterwards. Writing to a stream that is
   * closed, or whose writing side is closed, is without effect.
   *
   * @param flushed called in the loop when the bytes have been handed to the layer beneath and left
   *     it; never called if the stream closes before
   */
  void write(byte[] bytes, Runnable flushed);

  /** Writes the bytes, for callers that do not wait for them to leave. */
  default void write(byte[] bytes) {
    write(bytes, () -> {});
  }

  /** Gives back room for this many delivered bytes. */
  void consumed(int count);

  /** Half-close: nothing more will be written; reading goes on. */
  void closeWrite();

  /**
   * Ends both directions at once; what was not yet sent may be lost. The receiver here is told with
   * {@link Closure.Kind#LOCAL}.
   */
  void reset();
}
