package stardust.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A frame header that was read (RFC 6455 section 5.2), legal or not.
 *
 * @param length of the payload in bytes; negative if the highest of its 64 bits is set
 * @param shortest whether the length has its shortest form
 * @param maskKey 4 bytes; none for no mask
 */
record WebSocketHeader(
    boolean fin, int reserved, int opcode, long length, boolean shortest, byte[] maskKey) {

  /** How many bytes a header has at most. */
  static final int LONGEST = 14;

  private static final int CONTROL_MAX = 125;

  /** The length of the header, as far as its first bytes tell. */
  static int lengthOf(byte[] head, int known) {
    if (known < 2) {
      return 2;
    }
    int extended =
        switch (head[1] & 0x7f) {
          case 126 -> 2;
          case 127 -> 8;
          default -> 0;
        };
    return 2 + extended + (isMasked(head) ? 4 : 0);
  }

  /** Takes apart a header that is complete. */
  static WebSocketHeader parse(byte[] head) {
    ByteBuffer in = ByteBuffer.wrap(head, 2, LONGEST - 2);
    int first = head[0] & 0xff;
    int shortLength = head[1] & 0x7f;
    long length =
        switch (shortLength) {
          case 126 -> in.getShort() & 0xffff;
          case 127 -> in.getLong();
          default -> shortLength;
        };
    long least =
        switch (shortLength) {
          case 126 -> 126;
          case 127 -> 1 << 16;
          default -> 0;
        };
    int at = in.position();
    byte[] key = isMasked(head) ? Arrays.copyOfRange(head, at, at + 4) : new byte[0];
    return new WebSocketHeader(
        first >= 0x80, (first >> 4) & 7, first & 0x0f, length, length < 0 || length >= least, key);
  }

  boolean isControl() {
    return opcode >= WebSocketFrame.CLOSE;
  }

  /** The payload bytes without their mask, the first of them at this place of the payload. */
  byte[] unmask(byte[] payload, int from) {
    return maskKey.length == 0 ? payload : WebSocketFrame.masked(payload, maskKey, from);
  }

  /** Which rule the header breaks, or null. */
  @Nullable String complaint(boolean maskedExpected, boolean inMessage) {
    if (reserved != 0) {
      return "reserved bits set, though no extension was agreed on";
    }
    if (maskedExpected != (maskKey.length > 0)) {
      return maskedExpected
          ? "a frame of the client is not masked"
          : "a frame of the server is masked";
    }
    if (!shortest) {
      return "a payload length of " + length + " is not in its shortest form";
    }
    if (length < 0) {
      return "a payload length with its highest bit set";
    }
    return isControl() ? controlComplaint() : dataComplaint(inMessage);
  }

  private @Nullable String controlComplaint() {
    if (opcode > WebSocketFrame.PONG) {
      return "unknown opcode " + opcode;
    }
    if (!fin) {
      return "a fragmented control frame";
    }
    return length > CONTROL_MAX ? "a control frame of " + length + " bytes" : null;
  }

  private @Nullable String dataComplaint(boolean inMessage) {
    if (opcode > WebSocketFrame.BINARY) {
      return "unknown opcode " + opcode;
    }
    if (inMessage && opcode != WebSocketFrame.CONTINUATION) {
      return "a new message inside a fragmented one";
    }
    return !inMessage && opcode == WebSocketFrame.CONTINUATION
        ? "a continuation frame with nothing to continue"
        : null;
  }

  private static boolean isMasked(byte[] head) {
    return (head[1] & 0x80) != 0;
  }
}
