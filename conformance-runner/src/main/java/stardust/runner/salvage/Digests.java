package stardust.runner.salvage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import stardust.io.Bytes;

/** What formulas are made of. */
final class Digests {

  private Digests() {}

  static byte[] digest(String algorithm, byte[]... parts) {
    try {
      return MessageDigest.getInstance(algorithm).digest(Bytes.concat(parts));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is part of every Java runtime", e);
    }
  }

  static byte[] sha512(byte[]... parts) {
    return digest("SHA-512", parts);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA512 is part of every Java runtime", e);
    }
  }

  static byte[] hex(byte[] bytes) {
    return ascii(Bytes.hex(bytes));
  }

  static byte[] upperHex(byte[] bytes) {
    return ascii(Bytes.hex(bytes).toUpperCase(Locale.ROOT));
  }

  static byte[] base64(byte[] bytes) {
    return Base64.getEncoder().encode(bytes);
  }

  /** What is left of bytes that were read as UTF-8 text and written again. */
  static byte[] throughText(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] xor(byte[] first, byte[] second) {
    byte[] mixed = first.clone();
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      mixed[i] ^= second[i];
    }
    return mixed;
  }
}
