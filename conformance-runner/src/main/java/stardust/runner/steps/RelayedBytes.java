package stardust.runner.steps;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import stardust.io.Bytes;
import stardust.runner.judge.RequirementBroken;

/** Compares what was written into a relay with what came out. */
final class RelayedBytes {

  private static final int CONTEXT = 8;

  /**
   * As many bytes as the scenarios of RELAY-01 write; what differs later is that of long relays.
   */
  private static final int SHOWN_BY_RELAY_01 = 100_000;

  private RelayedBytes() {}

  /**
   * Says where the first difference is, and what stands there. Bytes that are missing break what
   * the scenario is about, bytes that are others break RELAY-01 in every scenario.
   */
  static void checkSame(byte[] written, byte[] read) {
    int same = Arrays.mismatch(written, read);
    if (same < 0) {
      return;
    }
    String expected = written.length + " bytes unchanged";
    if (same == read.length) {
      Expect.that(false, expected, "only the first " + same + " came");
    }
    throw RequirementBroken.of(
        same < SHOWN_BY_RELAY_01 ? "RELAY-01" : "RELAY-02",
        expected,
        "from byte "
            + same
            + " on they differ: "
            + around(written, same)
            + " was written, "
            + around(read, same)
            + " came");
  }

  /** Text as text, other bytes in hexadecimal. */
  static String printable(byte[] bytes) {
    if (bytes.length == 0) {
      return "nothing";
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127);
    return plain ? "\"" + text + "\"" : Bytes.hex(bytes, 32);
  }

  private static String around(byte[] bytes, int at) {
    return Bytes.hex(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CONTEXT)));
  }
}
