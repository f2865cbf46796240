package stardust.runner.steps;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import stardust.io.Bytes;
import stardust.multistream.MultistreamLine;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;

/** Compares what was written into a relay with what came out. */
final class RelayedBytes {

  private static final int CONTEXT = 8;

  private static final byte[] HEADER = MultistreamLine.of("/multistream/1.0.0").encode();

  /** As many bytes as the scenarios of RELAY-01 write. */
  private static final int SHOWN_BY_RELAY_01 = 100_000;

  /** As many as those of RELAY-02 write; what differs later is that of the longest relay. */
  private static final int SHOWN_BY_RELAY_02 = 8 << 20;

  private RelayedBytes() {}

  /**
   * Says where the first difference is, and what stands there. Bytes that are missing break what
   * the scenario is about, bytes that are others break RELAY-01 in every scenario.
   */
  static void checkSame(byte[] written, byte[] read) {
    checkSame(written, read, "");
  }

  /** Writes at one end, reads as much at the other, and checks that it is the same. */
  static void pass(byte[] written, BlockingStream from, BlockingStream to, Duration timeout) {
    from.write(written);
    byte[] read = to.readExactly(written.length, timeout);
    checkSame(written, read, more(written, read, to));
  }

  /** What came behind the bytes that were read, if more were due. */
  static String more(byte[] written, byte[] read, BlockingStream end) {
    if (read.length == written.length) {
      return "";
    }
    Arrival behind = end.awaitEnd(Duration.ZERO);
    return behind instanceof Arrival.Silence ? ", then nothing more" : ", then " + behind.seen();
  }

  /** The same of a reader of whom is known how its stream stands. */
  static void checkSame(byte[] written, byte[] read, String standing) {
    checkNotNegotiated(written, read);
    int same = Arrays.mismatch(written, read);
    if (same >= 0) {
      String expected = written.length + " bytes unchanged";
      Expect.that(same < read.length, expected, onlyTheFirst(same) + standing);
      throw changed(expected, 0, same, written, read);
    }
  }

  /**
   * The same of bytes that did not wait for the answer, where others pass as written: any
   * difference breaks what the scenario is about.
   */
  static void checkSameEarly(byte[] written, byte[] read, String standing) {
    checkNotNegotiated(written, read);
    int same = Arrays.mismatch(written, read);
    Expect.that(
        same < 0,
        written.length + " bytes unchanged",
        same == read.length
            ? onlyTheFirst(same) + standing
            : difference(0, same, written, read)
                + ", while bytes that wait for the answer come as they were written");
  }

  /**
   * The same of bytes before which so many others went the same way: what would have been missed in
   * the shortest of relays, too, breaks the requirement of that.
   */
  static void checkSame(long before, byte[] written, byte[] read) {
    int same = Arrays.mismatch(written, read);
    if (same >= 0) {
      String expected = (before + written.length) + " bytes unchanged";
      if (same == read.length) {
        throw RequirementBroken.of(shownBy(before + same), expected, onlyTheFirst(before + same));
      }
      throw changed(expected, before, same, written, read);
    }
  }

  /**
   * Says whose bytes one of several relays carries, if not only its own, and all of them.
   *
   * @param written what was written into each of the relays
   * @param own which of them was read
   */
  static void checkNotMixed(List<byte[]> written, int own, byte[] read) {
    byte[] due = written.get(own);
    int same = Arrays.mismatch(due, read);
    if (same >= 0) {
      String seen = same == read.length ? onlyTheFirst(same) : difference(0, same, due, read);
      boolean foreign = written.stream().anyMatch(each -> each != due && holds(each, read, same));
      throw RequirementBroken.here(
          "relays that each carry their own bytes, and all of them",
          "of one of them, " + seen + (foreign ? ", which is of another relay" : ""));
    }
  }

  /** Whether some bytes of what was read stand anywhere in what was written. */
  private static boolean holds(byte[] written, byte[] read, int from) {
    String some = around(read, from);
    return some.length() == 2 * CONTEXT && Bytes.hex(written).contains(some);
  }

  private static String onlyTheFirst(long count) {
    return count == 0 ? "none of them came" : "only the first " + count + " came";
  }

  private static RequirementBroken changed(
      String expected, long before, int same, byte[] written, byte[] read) {
    return RequirementBroken.of(
        shownBy(before + same), expected, difference(before, same, written, read));
  }

  private static String difference(long before, int same, byte[] written, byte[] read) {
    return "from byte "
        + (before + same)
        + " on they differ: "
        + around(written, same)
        + " was written, "
        + around(read, same)
        + " came";
  }

  private static String shownBy(long first) {
    if (first < SHOWN_BY_RELAY_01) {
      return "RELAY-01";
    }
    return first < SHOWN_BY_RELAY_02 ? "RELAY-02" : "RELAY-04";
  }

  /** A proposal in front of what was written breaks DIAL-04 in every scenario. */
  static void checkNotNegotiated(byte[] written, byte[] read) {
    boolean proposed = begins(read, HEADER) && !begins(written, HEADER);
    if (proposed) {
      throw RequirementBroken.of(
          "DIAL-04",
          "a stream to the target on which what the dialler wrote comes first",
          "the server begins to negotiate on it");
    }
  }

  /** As much as there is of both, and more than the length. */
  private static boolean begins(byte[] bytes, byte[] beginning) {
    int length = Math.min(bytes.length, beginning.length);
    return length > 1 && Arrays.equals(bytes, 0, length, beginning, 0, length);
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
