package stardust.secio;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What both sides agreed to use. */
record SecioSuite(Curve curve, StreamCipher cipher, MacHash hash) {

  private static final int MOST_QUOTED = 100;

  /**
   * Takes of each list the first entry of the preferred side that the other side has too.
   *
   * @throws IllegalArgumentException when a list has nothing in common; the message says which
   */
  static SecioSuite select(SecioProposal preferred, SecioProposal other) {
    return new SecioSuite(
        pick("exchange", preferred.exchanges(), other.exchanges(), Curve.values(), Curve::label),
        pick(
            "cipher",
            preferred.ciphers(),
            other.ciphers(),
            StreamCipher.values(),
            StreamCipher::label),
        pick("hash", preferred.hashes(), other.hashes(), MacHash.values(), MacHash::label));
  }

  private static <T> T pick(
      String what,
      List<String> preferred,
      List<String> other,
      T[] known,
      Function<T, String> label) {
    String name =
        SecioProposal.firstCommon(preferred, other)
            .orElseThrow(() -> new IllegalArgumentException(nothingCommon(what, preferred, other)));
    return Stream.of(known)
        .filter(candidate -> label.apply(candidate).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("this side cannot do the " + what + " " + name));
  }

  private static String nothingCommon(String what, List<String> preferred, List<String> other) {
    return "no common " + what + ": " + brief(preferred) + " and " + brief(other);
  }

  /** A stranger's list can be long. */
  private static String brief(List<String> names) {
    String text = SecioProposal.join(names);
    return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "...";
  }
}
