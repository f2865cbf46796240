package stardust.muxer;

/** A running muxer session over one {@link stardust.io.Duplex}. Confined to its loop. */
public interface Muxer {

  /** The multistream-select name of the protocol, as {@code /mplex/6.7.0}. */
  String protocol();

  /**
   * Opens a stream; the other side is told at once.
   *
   * @throws IllegalStateException when the session is over
   */
  MuxedStream open();

  /** Ends the session in good order; streams that are still open end with it. */
  void close();
}
