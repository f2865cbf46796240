package stardust.secio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a side can do, the best first, by the names on the wire.
 *
 * @param exchanges curves, as "P-256"
 * @param ciphers as "AES-256"
 * @param hashes as "SHA256"
 */
public record SecioProposal(List<String> exchanges, List<String> ciphers, List<String> hashes) {

  /** All that this implementation can do, in the order of the deployed implementations. */
  public static final SecioProposal ALL =
      new SecioProposal(
          Stream.of(Curve.values()).map(Curve::label).toList(),
          Stream.of(StreamCipher.values()).map(StreamCipher::label).toList(),
          Stream.of(MacHash.values()).map(MacHash::label).toList());

  /** The lists as they stand in a Propose: names separated by commas. */
  static SecioProposal parse(String exchanges, String ciphers, String hashes) {
    return new SecioProposal(split(exchanges), split(ciphers), split(hashes));
  }

  /** The list as it stands in a Propose. */
  static String join(List<String> names) {
    return String.join(",", names);
  }

  /** The first of the preferred side's names that the other side has too. */
  static Optional<String> firstCommon(List<String> preferred, List<String> other) {
    return preferred.stream().filter(other::contains).findFirst();
  }

  private static List<String> split(String names) {
    return Arrays.asList(names.split(",", -1));
  }
}
