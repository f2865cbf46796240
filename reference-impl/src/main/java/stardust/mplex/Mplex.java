package stardust.mplex;

import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Tap;

/** The mplex protocol by name. */
public final class Mplex {

  /** Its multistream-select name. */
  public static final String PROTOCOL = "/mplex/6.7.0";

  /** Starts sessions that open streams no faster than other stacks bear it. */
  public static final MuxerFactory FACTORY =
      new MuxerFactory() {
        @Override
        public String protocol() {
          return PROTOCOL;
        }

        @Override
        public Muxer start(
            Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
          return new MplexMuxer(lower, limits, listener, tap);
        }
      };

  private Mplex() {}
}
