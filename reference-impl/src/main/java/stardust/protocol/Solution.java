package stardust.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The solution of a join challenge. */
public final class Solution {

  private Solution() {}

  /**
   * SHA-512 of the random bytes followed by the salt: {@value Stardust#SOLUTION_BYTES} bytes.
   *
   * @param random128 as the client sent it in {@code JoinInit}
   * @param salt as {@code JoinChallenge.saltEncrypted} decrypts
   */
  public static byte[] of(byte[] random128, byte[] salt) {
    MessageDigest sha512 = sha512();
    sha512.update(random128);
    sha512.update(salt);
    return sha512.digest();
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-512", e);
    }
  }
}
