package stardust.trace;

/** The layers of the wire stack, from the socket up. */
public enum Layer {
  /** WebSocket messages or TCP reads. */
  TRANSPORT,
  /** Lines of multistream-select, on the connection or in a stream. */
  MULTISTREAM,
  /** Handshake messages and frames of secio or noise. */
  SECURITY,
  /** Frames of mplex or yamux. */
  MUXER,
  /** Bytes of a muxed stream that are not stardust messages: relayed bytes, ping. */
  STREAM,
  /** Stardust messages. */
  MESSAGE
}
