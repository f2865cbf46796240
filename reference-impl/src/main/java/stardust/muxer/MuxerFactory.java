package stardust.muxer;

import stardust.io.Duplex;
import stardust.trace.Tap;

/** Starts sessions of one muxer protocol. */
public interface MuxerFactory {

  /** The multistream-select name of the protocol, as {@code /mplex/6.7.0}. */
  String protocol();

  /**
   * Starts a session, which from now on reads and writes the stream beneath and closes it at the
   * end. Called in the loop of that stream. The listener is not called before this method returns.
   *
   * @param lower a stream without a receiver, secured if the connection is
   * @param initiator whether this side dialed the connection
   */
  Muxer start(Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap);
}
