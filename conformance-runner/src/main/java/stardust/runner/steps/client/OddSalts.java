package stardust.runner.steps.client;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stardust.runner.client.ServedJoin;
import stardust.runner.probe.Exchange;

/** Salts that are 128 bytes, and that a client which takes them for text or a number changes. */
final class OddSalts {

  private static final int BYTES = 128;
  private static final int ZEROS = 20;

  /** So many are without one that is wanted once in more runs than there will be. */
  private static final int MOST = 20_000;

  private static final byte[] BLANKS = {' ', '\n', '\r', '\t', 0};

  private OddSalts() {}

  static byte[] of(String what, ServedJoin join) {
    byte[] salt = join.bytes(BYTES);
    switch (what) {
      case "a salt that makes a solution which begins with a zero" -> {
        return solvedBy(join, solution -> solution[0] == 0);
      }
      case "a salt that makes a solution which ends with a zero" -> {
        return solvedBy(join, solution -> solution[solution.length - 1] == 0);
      }
      case "a salt of zeros" -> Arrays.fill(salt, (byte) 0);
      case "a salt that begins with zeros" -> Arrays.fill(salt, 0, ZEROS, (byte) 0);
      case "a salt that ends with zeros" -> Arrays.fill(salt, BYTES - ZEROS, BYTES, (byte) 0);
      case "a salt of blanks and line ends" -> fillWithBlanks(salt);
      default -> throw new IllegalArgumentException("no salt \"" + what + "\"");
    }
    return salt;
  }

  /** One of 256 salts does. */
  private static byte[] solvedBy(ServedJoin join, Predicate<byte[]> wanted) {
    byte[] random128 = join.init().getRandom128().toByteArray();
    return Stream.generate(() -> join.bytes(BYTES))
        .limit(MOST)
        .filter(salt -> wanted.test(Exchange.hash(random128, salt)))
        .findFirst()
        .orElseThrow();
  }

  private static void fillWithBlanks(byte[] salt) {
    for (int i = 0; i < salt.length; i++) {
      salt[i] = BLANKS[i % BLANKS.length];
    }
  }
}
