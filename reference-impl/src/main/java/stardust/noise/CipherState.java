package stardust.noise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key and a counter: the CipherState of the Noise specification, section 5.1. */
final class CipherState {

  /** How much longer ciphertext is than plaintext, in bytes. */
  static final int TAG_BYTES = 16;

  /**
   * The last counter that is used. Noise itself goes to 2^64 - 2; the JavaScript stack stops here,
   * so nobody can go further with it.
   */
  static final long LAST_COUNTER = 0xffff_ffffL;

  private static final int NONCE_BYTES = 12;

  private final SecretKeySpec key;
  private final Cipher cipher;
  private long counter;

  /**
   * Makes a state.
   *
   * @param key 32 bytes
   * @param counter how many messages passed already
   */
  CipherState(byte[] key, long counter) {
    this.key = new SecretKeySpec(key, "ChaCha20");
    this.counter = counter;
    try {
      this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has ChaCha20-Poly1305", e);
    }
  }

  /** The key, 32 bytes. */
  byte[] key() {
    return key.getEncoded();
  }

  /**
   * Ciphertext and tag.
   *
   * @throws NoiseException when the counter is used up
   */
  byte[] encrypt(byte[] associated, byte[] plaintext) throws NoiseException {
    checkCounter();
    try {
      byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, associated, plaintext);
      counter++;
      return ciphertext;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption cannot fail", e);
    }
  }

  /**
   * The plaintext.
   *
   * @throws NoiseException when it was not encrypted with this key, counter and associated data, or
   *     the counter is used up
   */
  byte[] decrypt(byte[] associated, byte[] ciphertext) throws NoiseException {
    checkCounter();
    try {
      byte[] plaintext = crypt(Cipher.DECRYPT_MODE, associated, ciphertext);
      counter++;
      return plaintext;
    } catch (AEADBadTagException e) {
      throw new NoiseException("cannot be decrypted: the tag is wrong");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("decryption can fail by its tag only", e);
    }
  }

  private void checkCounter() throws NoiseException {
    if (counter > LAST_COUNTER) {
      throw new NoiseException("the key is used up: it has carried " + counter + " messages");
    }
  }

  private byte[] crypt(int mode, byte[] associated, byte[] input) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .putLong(counter)
            .array();
    cipher.init(mode, key, new IvParameterSpec(nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(input);
  }
}
