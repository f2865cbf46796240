package stardust.noise;

import stardust.security.Framing;

/**
 * A raw noise message: the length need not be true.
 *
 * @param declaredLength what its length says; 16 bits are written
 * @param body what follows
 */
public record NoiseFrame(int declaredLength, byte[] body) {

  /** A message that tells the truth; at most 65,535 bytes. */
  public static NoiseFrame of(byte[] body) {
    return new NoiseFrame(body.length, body);
  }

  /** The bytes on the wire: 2 bytes of length, big-endian, and the body. */
  public byte[] encoded() {
    return Framing.encode(Noise.FRAMING.prefixBytes(), declaredLength, body);
  }
}
