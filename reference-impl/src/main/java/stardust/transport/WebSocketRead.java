package stardust.transport;

import stardust.io.Violation;

/** What a {@link WebSocketDecoder} found in the bytes given to it. */
sealed interface WebSocketRead {

  /**
   * A part of the payload of a data frame.
   *
   * @param opcode of the frame
   * @param fin of the frame
   * @param frameLength the length of the whole payload in bytes
   * @param payload the part, unmasked
   * @param last whether the frame ends here
   */
  record Data(int opcode, boolean fin, int frameLength, byte[] payload, boolean last)
      implements WebSocketRead {}

  /**
   * A whole control frame.
   *
   * @param opcode close, ping or pong
   * @param payload at most 125 bytes, unmasked
   */
  record Control(int opcode, byte[] payload) implements WebSocketRead {}

  /**
   * The stream cannot be read further.
   *
   * @param violation what was wrong
   * @param closeCode to tell the other side with, of RFC 6455 section 7.4.1
   */
  record Broken(Violation violation, int closeCode) implements WebSocketRead {}
}
