package stardust.server;

import java.util.ArrayDeque;
import java.util.Deque;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/**
 * Keeps what a dialler sends before its target is reached. Nothing of it counts as consumed, so the
 * stream's own flow control bounds it.
 */
final class HeldStream implements Receiver {

  private final Duplex stream;
  private final Runnable lost;
  private final Deque<byte[]> kept = new ArrayDeque<>();
  private boolean closed;

  private HeldStream(Duplex stream, Runnable lost) {
    this.stream = stream;
    this.lost = lost;
  }

  /**
   * Receives the stream until {@link #handOver}.
   *
   * @param lost called when the stream ends before
   */
  static HeldStream on(Duplex stream, Runnable lost) {
    HeldStream held = new HeldStream(stream, lost);
    stream.receive(held);
    return held;
  }

  /** Whether the stream is over. */
  boolean isClosed() {
    return closed;
  }

  /** Gives the stream back as if nothing had been received, for its next receiver. */
  Duplex handOver() {
    stream.release();
    while (!kept.isEmpty()) {
      stream.unread(kept.removeLast());
    }
    return stream;
  }

  @Override
  public void bytes(byte[] bytes) {
    kept.addLast(bytes);
  }

  @Override
  public void end() {}

  @Override
  public void closed(Closure closure) {
    closed = true;
    lost.run();
  }
}
