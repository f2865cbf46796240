package stardust.runner.client.mutant;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.muxer.MuxedStream;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Tap;

/** A muxer in which each stream that the other side opens is changed. */
final class OpenedStreams implements MuxerFactory {

  /** What a stream is changed to. */
  interface Change {

    /**
     * Changes it.
     *
     * @param lower what carries the muxer
     */
    MuxedStream of(MuxedStream stream, Duplex lower);
  }

  private final MuxerFactory right;
  private final Change change;

  OpenedStreams(MuxerFactory right, Change change) {
    this.right = right;
    this.change = change;
  }

  @Override
  public String protocol() {
    return right.protocol();
  }

  @Override
  public Muxer start(
      Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
    MuxerListener changed =
        new MuxerListener() {
          @Override
          public void opened(MuxedStream stream) {
            listener.opened(change.of(stream, lower));
          }

          @Override
          public void closed(Closure closure) {
            listener.closed(closure);
          }
        };
    return right.start(lower, initiator, limits, changed, tap);
  }
}
