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
    byte[] salt = join.bytes(BYTES);
    switch (what) {
      case "a salt of zeros" -> Arrays.fill(salt, (byte) 0);
      case "a salt that begins with zeros" -> Arrays.fill(salt, 0, ZEROS, (byte) 0);
      case "a salt that ends with zeros" -> Arrays.fill(salt, BYTES - ZEROS, BYTES, (byte) 0);
      case "a salt of blanks and line ends" -> fillWithBlanks(salt);
      default -> throw new IllegalArgumentException("no salt \"" + what + "\"");
    }
    return salt;
  }

  private static void fillWithBlanks(byte[] salt) {
    for (int i = 0; i < salt.length; i++) {
      salt[i] = BLANKS[i % BLANKS.length];
    }
  }
}
