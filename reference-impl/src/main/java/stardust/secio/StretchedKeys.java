package stardust.secio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * The keys of both directions.
 *
 * @param first those that the side with the greater hash sends with
 * @param second those that it receives with
 */
record StretchedKeys(DirectionKeys first, DirectionKeys second) {

  private static final byte[] SEED = "key expansion".getBytes(US_ASCII);
  private static final int IV_BYTES = 16;

  /** 20 for every hash: the size that SHA-1 once had. */
  private static final int MAC_KEY_BYTES = 20;

  /** Stretches the shared secret: {@code a = HMAC(a)}, {@code block = HMAC(a, seed)}, and so on. */
  static StretchedKeys stretch(StreamCipher cipher, MacHash hash, byte[] secret) {
    int half = IV_BYTES + cipher.keyBytes() + MAC_KEY_BYTES;
    int blocks = (2 * half + hash.macBytes() - 1) / hash.macBytes();
    ByteBuffer material = ByteBuffer.allocate(blocks * hash.macBytes());
    Mac hmac = hash.hmac(secret);
    byte[] a = hmac.doFinal(SEED);
    while (material.hasRemaining()) {
      hmac.update(a);
      material.put(hmac.doFinal(SEED));
      a = hmac.doFinal(a);
    }
    material.flip();
    return new StretchedKeys(take(material, cipher), take(material, cipher));
  }

  private static DirectionKeys take(ByteBuffer material, StreamCipher cipher) {
    return new DirectionKeys(
        take(material, IV_BYTES), take(material, cipher.keyBytes()), take(material, MAC_KEY_BYTES));
  }

  private static byte[] take(ByteBuffer material, int count) {
    byte[] bytes = new byte[count];
    material.get(bytes);
    return bytes;
  }
}
