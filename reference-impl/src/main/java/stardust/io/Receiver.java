package stardust.io;

/** Gets what arrives on a {@link Duplex}. Called in its loop, never while a call is under way. */
public interface Receiver {

  /**
   * Bytes arrived; at least one. The receiver owns the array and owes a {@link Duplex#consumed}.
   */
  void bytes(byte[] bytes);

  /** The other end closed its writing side: no more bytes will come. Writing goes on. */
  void end();

  /** Both directions are over. Always the last call. */
  void closed(Closure closure);
}
