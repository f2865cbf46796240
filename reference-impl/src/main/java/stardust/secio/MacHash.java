package stardust.secio;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash beneath the HMAC, under the name that secio gives it. */
public enum MacHash {
  SHA256("SHA256", 32),
  SHA512("SHA512", 64);

  private final String label;
  private final int macBytes;

  MacHash(String label, int macBytes) {
    this.label = label;
    this.macBytes = macBytes;
  }

  /** Its name on the wire. */
  public String label() {
    return label;
  }

  /** The size of a MAC in a frame, in bytes. */
  int macBytes() {
    return macBytes;
  }

  /** An HMAC with the key, to be used again and again. */
  Mac hmac(byte[] key) {
    try {
      String algorithm = "Hmac" + label;
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Hmac" + label, e);
    }
  }
}
