package stardust.secio;

import stardust.security.Framing;

/**
 * A raw secio frame: the length need not be true.
 *
 * @param declaredLength what its length says; 32 bits are written
 * @param body what follows
 */
public record SecioFrame(long declaredLength, byte[] body) {

  /** A frame that tells the truth. */
  public static SecioFrame of(byte[] body) {
    return new SecioFrame(body.length, body);
  }

  /** The bytes on the wire: 4 bytes of length, big-endian, and the body. */
  public byte[] encoded() {
    return Framing.encode(Secio.FRAMING.prefixBytes(), declaredLength, body);
  }
}
