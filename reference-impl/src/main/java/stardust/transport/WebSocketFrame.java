package stardust.transport;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A WebSocket frame as it is to be written (RFC 6455 section 5.2), legal or not: nothing here
 * depends on anything else.
 *
 * @param fin whether it says that its message ends with it
 * @param opcode 4 bits: 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong
 * @param maskKey the 4 bytes to mask the payload with; empty for no mask
 * @param declaredLength the payload length that the header claims, in bytes
 * @param payload the bytes that really follow, not masked yet
 */
public record WebSocketFrame(
    boolean fin, int opcode, Optional<byte[]> maskKey, long declaredLength, byte[] payload) {

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int FIN_BIT = 0x80;
  private static final int MASK_BIT = 0x80;
  private static final int LONGEST_HEADER = 14;

  /** A whole message in one frame, its length told truly. */
  public static WebSocketFrame whole(int opcode, Optional<byte[]> maskKey, byte[] payload) {
    return new WebSocketFrame(true, opcode, maskKey, payload.length, payload);
  }

  /** The frame's bytes: header with the shortest form of the length, then the masked payload. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(LONGEST_HEADER + payload.length);
    out.put((byte) ((fin ? FIN_BIT : 0) | (opcode & 0x0f)));
    putLength(out, maskKey.isPresent() ? MASK_BIT : 0);
    maskKey.ifPresent(out::put);
    out.put(maskKey.map(key -> masked(payload, key, 0)).orElse(payload));
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private void putLength(ByteBuffer out, int maskBit) {
    if (declaredLength >= 0 && declaredLength < 126) {
      out.put((byte) (maskBit | (int) declaredLength));
    } else if (declaredLength >= 0 && declaredLength < 1 << 16) {
      out.put((byte) (maskBit | 126)).putShort((short) declaredLength);
    } else {
      out.put((byte) (maskBit | 127)).putLong(declaredLength);
    }
  }

  /** The bytes xored with the key (RFC 6455 section 5.3), the first with key byte {@code from}. */
  static byte[] masked(byte[] bytes, byte[] key, int from) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) (bytes[i] ^ key[(from + i) & 3]);
    }
    return result;
  }

  /** The opcode's name in the RFC. */
  static String name(int opcode) {
    return switch (opcode) {
      case CONTINUATION -> "continuation";
      case TEXT -> "text";
      case BINARY -> "binary";
      case CLOSE -> "close";
      case PING -> "ping";
      case PONG -> "pong";
      default -> "opcode " + opcode;
    };
  }
}
