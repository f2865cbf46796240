package stardust.io;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One end of a byte stream in memory. What one end writes reaches the other when the loop runs, in
 * pieces and at times that a test can set. Counts what was delivered and what was consumed.
 */
public final class MemoryDuplex extends AbstractDuplex {

  private final Deque<Segment> queue = new ArrayDeque<>();
  private @Nullable MemoryDuplex other;
  private int chunk = Integer.MAX_VALUE;
  private long window = Long.MAX_VALUE;
  private boolean held;
  private boolean pumping;
  private boolean writeClosed;
  private long written;
  private long queued;
  private long delivered;
  private long consumed;

  private MemoryDuplex(Loop loop) {
    super(loop);
  }

  /** Two ends of one stream. */
  public record Pair(MemoryDuplex a, MemoryDuplex b) {

    /** Delivers at most this many bytes at a time, in both directions. */
    public Pair chunk(int bytes) {
      a.chunk(bytes);
      b.chunk(bytes);
      return this;
    }
  }

  /** Makes two ends of one stream in the loop. */
  public static Pair pair(Loop loop) {
    MemoryDuplex a = new MemoryDuplex(loop);
    MemoryDuplex b = new MemoryDuplex(loop);
    a.other = b;
    b.other = a;
    return new Pair(a, b);
  }

  /** From now on what this end writes is delivered in pieces of at most this many bytes. */
  public MemoryDuplex chunk(int bytes) {
    chunk = bytes;
    return this;
  }

  /** From now on at most this many bytes are delivered to this end beyond what it consumed. */
  public MemoryDuplex window(long bytes) {
    window = bytes;
    return this;
  }

  /** Keeps what this end writes until {@link #resume}. */
  public void hold() {
    held = true;
  }

  /** Delivers again what this end writes. */
  public void resume() {
    held = false;
    pumpSoon();
  }

  /** Ends both directions at both ends, as a lost connection does. */
  public void lose(String why) {
    Closure lost = new Closure(Closure.Kind.LOST, why);
    queue.clear();
    other().queue.clear();
    deliverClosed(lost);
    other().deliverClosed(lost);
  }

  /** How many bytes were ever written to this end. */
  public long written() {
    return written;
  }

  /** How many bytes written to this end have not yet been delivered to the other. */
  public long queued() {
    return queued;
  }

  /** How many bytes came in at this end. */
  public long delivered() {
    return delivered;
  }

  /** How many bytes this end said it had consumed. */
  public long consumed() {
    return consumed;
  }

  /** How many bytes came in at this end and were not consumed. */
  public long unconsumed() {
    return delivered - consumed;
  }

  /** Whether both directions are over at this end. */
  public boolean closed() {
    return isClosed();
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    checkInLoop();
    if (!writeClosed && !isClosed()) {
      written += bytes.length;
      queued += bytes.length;
      queue.addLast(new Segment(bytes, flushed, false));
      pumpSoon();
    }
  }

  @Override
  public void consumed(int count) {
    checkInLoop();
    if (count < 0 || consumed + count > delivered) {
      throw new IllegalStateException(
          "consumed " + (consumed + count) + " bytes of " + delivered + " delivered");
    }
    consumed += count;
    other().pumpSoon();
  }

  @Override
  public void closeWrite() {
    checkInLoop();
    if (!writeClosed && !isClosed()) {
      writeClosed = true;
      queue.addLast(new Segment(new byte[0], () -> {}, true));
      pumpSoon();
    }
  }

  @Override
  public void reset() {
    checkInLoop();
    if (!isClosed()) {
      queue.clear();
      other().queue.clear();
      deliverClosed(Closure.LOCAL);
      MemoryDuplex peer = other();
      loop()
          .execute(
              () -> peer.deliverClosed(new Closure(Closure.Kind.RESET, "reset by the other side")));
    }
  }

  private MemoryDuplex other() {
    if (other == null) {
      throw new IllegalStateException("an end without another end");
    }
    return other;
  }

  private void pumpSoon() {
    if (!pumping && !held && !queue.isEmpty()) {
      pumping = true;
      loop()
          .execute(
              () -> {
                pumping = false;
                pump();
              });
    }
  }

  private void pump() {
    Segment segment = queue.peekFirst();
    if (held || segment == null) {
      return;
    }
    if (deliverPieceOf(segment)) {
      pumpSoon();
    }
  }

  private boolean deliverPieceOf(Segment segment) {
    MemoryDuplex peer = other();
    int left = segment.bytes.length - segment.sent;
    if (left > 0) {
      int room = (int) Math.min(Math.min(chunk, left), peer.window - peer.unconsumed());
      if (room <= 0) {
        return false;
      }
      byte[] piece = Arrays.copyOfRange(segment.bytes, segment.sent, segment.sent + room);
      segment.sent += room;
      queued -= room;
      peer.delivered += room;
      peer.deliver(piece);
    }
    if (segment.sent == segment.bytes.length && queue.peekFirst() == segment) {
      queue.removeFirst();
      finish(segment);
    }
    return true;
  }

  private void finish(Segment segment) {
    if (!segment.last) {
      segment.flushed.run();
      return;
    }
    other().deliverEnd();
    if (isEnded()) {
      deliverClosed(Closure.FINISHED);
      other().deliverClosed(Closure.FINISHED);
    }
  }

  private static final class Segment {
    private final byte[] bytes;
    private final Runnable flushed;
    private final boolean last;
    private int sent;

    Segment(byte[] bytes, Runnable flushed, boolean last) {
      this.bytes = bytes;
      this.flushed = flushed;
      this.last = last;
    }
  }
}
