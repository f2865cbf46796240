package stardust.server;

import stardust.io.Duplex;

/** Makes two streams one. */
public interface Relay {

  /**
   * Passes on all that arrives at one stream to the other, in both directions, until both are over.
   * Called from any loop; neither stream has a receiver.
   *
   * @param dialer the stream of the peer that dialled
   * @param target the stream of the peer that was dialled
   * @param over to be called once, from any loop, when both streams are over
   */
  void splice(Duplex dialer, Duplex target, Runnable over);
}
