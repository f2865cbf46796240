package stardust.runner.keyhunt;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for an RSA private key in bytes, of which only the public key is known: for its prime
 * factors and its private exponents, as big-endian or little-endian bytes at any place (so that it
 * does not matter in which format they stand), and as base64, base64url, base58, hexadecimal or
 * decimal text, or as one of these within another. What is encrypted or compressed it cannot see.
 */
public final class KeyHunt {

  private final Secrets secrets;

  public KeyHunt(BigInteger modulus, BigInteger publicExponent) {
    this.secrets = new Secrets(modulus, publicExponent);
  }

  /**
   * What was found first, as a noun phrase; empty if nothing.
   *
   * @param channels the bytes, by where they were seen
   */
  public Optional<String> in(Map<String, byte[]> channels) {
    for (Map.Entry<String, byte[]> channel : channels.entrySet()) {
      Optional<String> found = in(channel.getValue());
      if (found.isPresent()) {
        return Optional.of(found.get() + ", in what it sent on " + channel.getKey());
      }
    }
    return Optional.empty();
  }

  /** What is found in these bytes. */
  public Optional<String> in(byte[] bytes) {
    for (View view : Views.of(bytes)) {
      Optional<String> found = secrets.in(view.bytes());
      if (found.isPresent()) {
        return Optional.of(found.get() + " as " + view.how());
      }
    }
    return Optional.empty();
  }
}
