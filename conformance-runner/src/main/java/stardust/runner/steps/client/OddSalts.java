package stardust.runner.steps.client;

import java.util.Arrays;
import stardust.runner.client.ServedJoin;

/** Salts that are 128 bytes, and that a client which takes them for text or a number changes. */
final class OddSalts {

  private static final int BYTES = 128;
  private static final int ZEROS = 20;
  private static final byte[] BLANKS = {' ', '\n', '\r', '\t', 0};

  private OddSalts() {}

  static byte[] of(String what, ServedJoin join) {
    return switch (what) {
      case "a salt that makes a solution which begins with a zero" ->
          join.salt(
              () -> join.bytes(BYTES),
              solution -> solution[0] == 0 && ServedJoin.endsPlainly(solution));
      case "a salt that makes a solution which ends with a zero" ->
          join.salt(
              () -> join.bytes(BYTES),
              solution -> solution[0] != 0 && solution[solution.length - 1] == 0);
      case "a salt of zeros" -> new byte[BYTES];
      case "a salt that begins with zeros" -> withZeros(join, 0, ZEROS);
      case "a salt that ends with zeros" -> withZeros(join, BYTES - ZEROS, BYTES);
      case "a salt of blanks and line ends" -> blanks();
      default -> throw new IllegalArgumentException("no salt \"" + what + "\"");
    };
  }

  private static byte[] withZeros(ServedJoin join, int from, int to) {
    return join.salt(() -> withZeros(join.bytes(BYTES), from, to), ServedJoin::isPlain);
  }

  private static byte[] withZeros(byte[] salt, int from, int to) {
    Arrays.fill(salt, from, to, (byte) 0);
    return salt;
  }

  private static byte[] blanks() {
    byte[] salt = new byte[BYTES];
    for (int i = 0; i < salt.length; i++) {
      salt[i] = BLANKS[i % BLANKS.length];
    }
    return salt;
  }
}
