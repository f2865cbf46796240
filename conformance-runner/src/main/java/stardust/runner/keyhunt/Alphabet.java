package stardust.runner.keyhunt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways to write bytes as text. */
enum Alphabet {
  /** With either of its two alphabets, with padding or without. */
  BASE64("base64 text", "[A-Za-z0-9+/]{40,}") {
    @Override
    List<byte[]> read(String word) {
      return super.read(word.replace('-', '+').replace('_', '/'));
    }

    @Override
    List<byte[]> decoded(String run) {
      List<byte[]> all = new ArrayList<>();
      // What stands right in front of it may look like a part of it.
      for (int skip = 0; skip < 4; skip++) {
        String rest = run.substring(skip);
        String whole = rest.substring(0, rest.length() - (rest.length() % 4 == 1 ? 1 : 0));
        all.add(Base64.getDecoder().decode(whole));
      }
      return all;
    }
  },
  BASE58("base58 text", "[1-9A-HJ-NP-Za-km-z]{40,}") {
    @Override
    List<byte[]> decoded(String run) {
      return run.length() > LONGEST_NUMBER
          ? List.of()
          : List.of(number(run, BASE58_DIGITS), number(run.substring(1), BASE58_DIGITS));
    }
  },
  HEXADECIMAL("hexadecimal text", "[0-9A-Fa-f]{64,}") {
    @Override
    List<byte[]> decoded(String run) {
      List<byte[]> all = new ArrayList<>();
      for (int skip = 0; skip < 2; skip++) {
        int length = (run.length() - skip) / 2 * 2;
        all.add(HexFormat.of().parseHex(run.substring(skip, skip + length)));
      }
      return all;
    }
  },
  DECIMAL("decimal text", "[0-9]{100,}") {
    @Override
    List<byte[]> decoded(String run) {
      return run.length() > LONGEST_NUMBER ? List.of() : List.of(new BigInteger(run).toByteArray());
    }
  };

  private static final String BASE58_DIGITS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /** More digits than a private key of 4096 bits has in any of these. */
  private static final int LONGEST_NUMBER = 8000;

  private final String words;
  private final Pattern runs;

  Alphabet(String words, String run) {
    this.words = words;
    this.runs = Pattern.compile(run);
  }

  /** For people. */
  String words() {
    return words;
  }

  /** All that runs of this alphabet in the word stand for. */
  List<byte[]> read(String word) {
    List<byte[]> all = new ArrayList<>();
    Matcher found = runs.matcher(word);
    while (found.find()) {
      all.addAll(decoded(found.group()));
    }
    return all;
  }

  abstract List<byte[]> decoded(String run);

  private static byte[] number(String run, String digits) {
    BigInteger value = BigInteger.ZERO;
    BigInteger base = BigInteger.valueOf(digits.length());
    for (int i = 0; i < run.length(); i++) {
      value = value.multiply(base).add(BigInteger.valueOf(digits.indexOf(run.charAt(i))));
    }
    return value.toByteArray();
  }
}
