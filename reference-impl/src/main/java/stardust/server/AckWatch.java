package stardust.server;

/** Watches whether a peer still answers its lists. Confined to the loop of the peer. */
public interface AckWatch {

  /** A list has left for the peer. */
  void listSent();

  /** The peer sent a {@code DiscoveryAck}. */
  void acknowledged();

  /**
   * A period is over.
   *
   * @param relaysBusy whether relayed bytes came over the peer's connection in this period, or wait
   *     for a slow reader: the list or its acknowledgement may be queued behind them
   * @return whether the peer has been silent for so long that it is to be taken off
   */
  boolean periodOver(boolean relaysBusy);

  /** Makes the watch of one peer. */
  interface Maker {

    /** A watch that gives up after this many periods without an acknowledgement. */
    AckWatch watch(int silentPeriods);
  }
}
