package stardust.secio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Which side's wishes come first: a draw that neither side can fix. */
final class SecioOrder {

  private SecioOrder() {}

  /**
   * Compares SHA-256(remote key, local nonce) with SHA-256(local key, remote nonce) as unsigned
   * numbers.
   *
   * @param localKey the exact bytes of the pubkey field of the Propose; so is the remote one
   * @return above 0: this side's lists come first and it sends with the first keys; below 0: the
   *     other side's; 0: both sides are one and the same
   */
  static int compare(byte[] localKey, byte[] localNonce, byte[] remoteKey, byte[] remoteNonce) {
    return Arrays.compareUnsigned(sha256(remoteKey, localNonce), sha256(localKey, remoteNonce));
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
