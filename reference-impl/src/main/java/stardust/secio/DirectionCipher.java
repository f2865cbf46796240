package stardust.secio;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One direction: a keystream that runs on from frame to frame, and a MAC for each frame. */
final class DirectionCipher {

  private final Cipher keystream;
  private final Mac mac;

  DirectionCipher(DirectionKeys keys, MacHash hash) {
    try {
      keystream = Cipher.getInstance("AES/CTR/NoPadding");
      // Counter mode is its own inverse, so one mode serves both directions.
      keystream.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(keys.cipherKey(), "AES"),
          new IvParameterSpec(keys.iv()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES/CTR/NoPadding", e);
    }
    mac = hash.hmac(keys.macKey());
  }

  int macBytes() {
    return mac.getMacLength();
  }

  /** The bytes through the keystream, which moves on by their number. */
  byte[] crypt(byte[] bytes) {
    byte[] result = keystream.update(bytes);
    return result == null ? new byte[0] : result;
  }

  /** The MAC of the bytes. */
  byte[] mac(byte[] bytes) {
    return mac.doFinal(bytes);
  }

  /** The ciphertext and its MAC. */
  byte[] seal(byte[] plaintext) {
    byte[] ciphertext = crypt(plaintext);
    byte[] body = Arrays.copyOf(ciphertext, ciphertext.length + macBytes());
    System.arraycopy(mac(ciphertext), 0, body, ciphertext.length, macBytes());
    return body;
  }
}
