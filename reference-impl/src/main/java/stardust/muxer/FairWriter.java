package stardust.muxer;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import stardust.io.Duplex;

/**
 * Lets streams write in turn, one frame each, and keeps only so much waiting beneath: a stream with
 * much to send delays another by a few frames, not by all of it.
 */
final class FairWriter {

  /** What may wait in the layers beneath: enough to keep a socket busy. */
  static final int MOST_IN_FLIGHT = 256 << 10;

  private final Duplex lower;
  private final Set<AbstractMuxedStream> ready = new LinkedHashSet<>();
  private int inFlight;
  private boolean pumping;

  FairWriter(Duplex lower) {
    this.lower = lower;
  }

  /**
   * A frame of a stream.
   *
   * @param flushed called when it has left the layer beneath
   */
  record Outgoing(byte[] frame, Runnable flushed) {}

  /** The stream has something to send, perhaps. */
  void ready(AbstractMuxedStream stream) {
    ready.add(stream);
    pump();
  }

  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      while (inFlight < MOST_IN_FLIGHT && !ready.isEmpty()) {
        serve(takeFirst());
      }
    } finally {
      pumping = false;
    }
  }

  private AbstractMuxedStream takeFirst() {
    Iterator<AbstractMuxedStream> all = ready.iterator();
    AbstractMuxedStream first = all.next();
    all.remove();
    return first;
  }

  private void serve(AbstractMuxedStream stream) {
    if (!stream.canSend()) {
      return;
    }
    ready.add(stream);
    Outgoing outgoing = stream.nextFrame();
    int length = outgoing.frame.length;
    inFlight += length;
    lower.write(
        outgoing.frame,
        () -> {
          inFlight -= length;
          outgoing.flushed.run();
          pump();
        });
  }
}
