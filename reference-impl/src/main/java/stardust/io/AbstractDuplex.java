package stardust.io;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The receiving half of a {@link Duplex}: keeps what arrives until someone receives it. */
public abstract class AbstractDuplex implements Duplex {

  private final Loop loop;
  private final Deque<byte[]> pending = new ArrayDeque<>();
  private @Nullable Receiver receiver;
  private boolean ended;
  private boolean endDelivered;
  private @Nullable Closure closure;
  private boolean closureDelivered;
  private boolean draining;

  protected AbstractDuplex(Loop loop) {
    this.loop = loop;
  }

  @Override
  public final Loop loop() {
    return loop;
  }

  @Override
  public final void receive(Receiver next) {
    checkInLoop();
    receiver = next;
    endDelivered = false;
    closureDelivered = false;
    drain();
  }

  @Override
  public final void release() {
    checkInLoop();
    receiver = null;
  }

  @Override
  public final void unread(byte[] bytes) {
    checkInLoop();
    if (bytes.length > 0) {
      pending.addFirst(bytes);
    }
  }

  /** Bytes came in from beneath. */
  protected final void deliver(byte[] bytes) {
    checkInLoop();
    if (bytes.length > 0 && closure == null) {
      pending.addLast(bytes);
      drain();
    }
  }

  /** The other side half-closed. Without effect when all is over: nothing follows a closure. */
  protected final void deliverEnd() {
    checkInLoop();
    if (closure == null) {
      ended = true;
      drain();
    }
  }

  /** It is over; the first cause counts. */
  protected final void deliverClosed(Closure cause) {
    checkInLoop();
    if (closure == null) {
      closure = cause;
      drain();
    }
  }

  /** Whether the other side has half-closed. */
  protected final boolean isEnded() {
    return ended;
  }

  /** Whether both directions are over. */
  protected final boolean isClosed() {
    return closure != null;
  }

  /** Throws when called outside the loop: a mistake of the caller's that would corrupt streams. */
  protected final void checkInLoop() {
    if (!loop.inLoop()) {
      throw new IllegalStateException("called outside the stream's loop");
    }
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    try {
      boolean more = true;
      while (more) {
        more = deliverNext();
      }
    } finally {
      draining = false;
    }
  }

  private boolean deliverNext() {
    Receiver current = receiver;
    if (current == null) {
      return false;
    }
    byte[] bytes = pending.pollFirst();
    if (bytes != null) {
      current.bytes(bytes);
    } else if (ended && !endDelivered) {
      endDelivered = true;
      current.end();
    } else if (closure != null && !closureDelivered) {
      closureDelivered = true;
      current.closed(closure);
    } else {
      return false;
    }
    return true;
  }
}
