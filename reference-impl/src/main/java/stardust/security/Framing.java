package stardust.security;

import java.nio.ByteBuffer;

/**
 * How frames are cut from a byte stream: a big-endian length, then that many bytes of body.
 *
 * @param layer whose frames, as "secio"
 * @param prefixBytes the size of the length: 2 or 4
 * @param longestBody the longest body that is read, in bytes
 */
public record Framing(String layer, int prefixBytes, int longestBody) {

  /** The same with another limit. */
  public Framing limitedTo(int bodyBytes) {
    return new Framing(layer, prefixBytes, Math.min(longestBody, bodyBytes));
  }

  /** A legal frame. */
  public byte[] encode(byte[] body) {
    return encode(prefixBytes, body.length, body);
  }

  /**
   * A frame exactly as given, right or wrong.
   *
   * @param prefixBytes the size of the length: 2 or 4
   * @param declaredLength what the length says; its low bits are written
   * @param body what follows
   */
  public static byte[] encode(int prefixBytes, long declaredLength, byte[] body) {
    ByteBuffer frame = ByteBuffer.allocate(prefixBytes + body.length);
    for (int shift = (prefixBytes - 1) * 8; shift >= 0; shift -= 8) {
      frame.put((byte) (declaredLength >> shift));
    }
    return frame.put(body).array();
  }
}
