package stardust.muxer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What was written to a stream and has not been sent, in order. */
final class WriteQueue {

  private final Deque<Write> writes = new ArrayDeque<>();
  private int sentOfFirst;

  /**
   * The next bytes to send.
   *
   * @param flushed what is to be called when they have left: the writer's callback if they are the
   *     last of its bytes
   */
  record Piece(byte[] bytes, Runnable flushed) {}

  private record Write(byte[] bytes, Runnable flushed) {}

  boolean isEmpty() {
    return writes.isEmpty();
  }

  void clear() {
    writes.clear();
    sentOfFirst = 0;
  }

  /** Adds bytes, at least one. */
  void add(byte[] bytes, Runnable flushed) {
    writes.addLast(new Write(bytes, flushed));
  }

  /** Takes at most this many bytes, at least one, all of one write. */
  Piece take(int most) {
    Write first = writes.element();
    int end = (int) Math.min(first.bytes.length, (long) sentOfFirst + most);
    byte[] bytes = Arrays.copyOfRange(first.bytes, sentOfFirst, end);
    sentOfFirst = end;
    if (end < first.bytes.length) {
      return new Piece(bytes, () -> {});
    }
    writes.removeFirst();
    sentOfFirst = 0;
    return new Piece(bytes, first.flushed);
  }
}
