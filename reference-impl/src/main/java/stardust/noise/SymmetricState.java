package stardust.noise;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;

/** What both sides have said and agreed so far: Noise specification, section 5.2. */
final class SymmetricState {

  /** As long as a hash, so it is the first hash itself. */
  private static final byte[] NAME = "Noise_XX_25519_ChaChaPoly_SHA256".getBytes(US_ASCII);

  private byte[] hash = NAME;
  private byte[] chainingKey = NAME;
  private @Nullable CipherState cipher;

  /** Both keys of the session. */
  record Keys(CipherState initiatorToResponder, CipherState responderToInitiator) {}

  SymmetricState() {
    mixHash(new byte[0]); // the prologue, which libp2p leaves empty
  }

  void mixHash(byte[] data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(hash);
      hash = digest.digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void mixKey(byte[] secret) {
    byte[][] keys = derive(secret);
    chainingKey = keys[0];
    cipher = new CipherState(keys[1], 0);
  }

  /** Encrypts once there is a key; before, the plaintext passes as it is. */
  byte[] encryptAndHash(byte[] plaintext) throws NoiseException {
    byte[] ciphertext = cipher == null ? plaintext : cipher.encrypt(hash, plaintext);
    mixHash(ciphertext);
    return ciphertext;
  }

  /** Decrypts once there is a key; before, the bytes pass as they are. */
  byte[] decryptAndHash(byte[] ciphertext) throws NoiseException {
    byte[] plaintext = cipher == null ? ciphertext : cipher.decrypt(hash, ciphertext);
    mixHash(ciphertext);
    return plaintext;
  }

  Keys split() {
    byte[][] keys = derive(new byte[0]);
    return new Keys(new CipherState(keys[0], 0), new CipherState(keys[1], 0));
  }

  /** HKDF with two outputs: Noise specification, section 4.3. */
  private byte[][] derive(byte[] secret) {
    byte[] temporary = hmac(chainingKey, secret);
    byte[] first = hmac(temporary, new byte[] {1});
    byte[] second = hmac(temporary, Bytes.concat(first, new byte[] {2}));
    return new byte[][] {first, second};
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
