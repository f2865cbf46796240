package stardust.yamux;

import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Tap;

/** The yamux protocol by name. */
public final class Yamux {

  /** Its multistream-select name. */
  public static final String PROTOCOL = "/yamux/1.0.0";

  /** Starts sessions. */
  public static final MuxerFactory FACTORY = factory(FlagFrames.WINDOW_UPDATES);

  /** Starts sessions whose streams begin and end with Data frames, as those of others may. */
  public static final MuxerFactory FLAGS_IN_DATA = factory(FlagFrames.DATA);

  private Yamux() {}

  private static MuxerFactory factory(FlagFrames flagged) {
    return new MuxerFactory() {
      @Override
      public String protocol() {
        return PROTOCOL;
      }

      @Override
      public Muxer start(
          Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
        return new YamuxMuxer(lower, initiator, limits, listener, tap, flagged);
      }
    };
  }
}
