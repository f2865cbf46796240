package stardust.report.pcapng;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What one side wrote on a stream, as far as it is known: bytes with gaps. */
final class KnownBytes {

  private byte[] bytes = new byte[256];
  private final BitSet known = new BitSet();
  private int length;

  /** How many bytes there are, known or not. */
  int length() {
    return length;
  }

  /**
   * Adds bytes at the end.
   *
   * @param first the first of them, that are known
   * @param count how many there are
   */
  void append(byte[] first, int count) {
    int from = length;
    length += count;
    put(from, first);
  }

  /** Fills in bytes that are known. */
  void put(int from, byte[] more) {
    int count = Math.min(more.length, length - from);
    int need = from + count;
    if (need > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(need, 2 * bytes.length));
    }
    System.arraycopy(more, 0, bytes, from, count);
    known.set(from, from + count);
  }

  /** Whether these bytes may stand there: the first is known, and none that is known differs. */
  boolean fits(int from, byte[] wanted, int count) {
    if (from + count > length || wanted.length == 0 || !known.get(from)) {
      return false;
    }
    for (int i = known.nextSetBit(from);
        i >= 0 && i < from + wanted.length;
        i = known.nextSetBit(i + 1)) {
      if (bytes[i] != wanted[i - from]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A part that is known at its beginning only.
   *
   * @param known its first bytes
   * @param length how many it has
   */
  record Part(int from, byte[] known, int length) {}

  /**
   * What stands between two places, cut where known bytes follow unknown ones, and where too long.
   */
  List<Part> parts(int from, int to, int most) {
    List<Part> parts = new ArrayList<>();
    int at = from;
    while (at < to) {
      int gap = Math.min(known.nextClearBit(at), to);
      int again = known.nextSetBit(gap);
      int end = Math.min(Math.min(again < 0 ? to : again, to), at + most);
      parts.add(new Part(at, Arrays.copyOfRange(bytes, at, Math.min(gap, end)), end - at));
      at = end;
    }
    return parts;
  }
}
