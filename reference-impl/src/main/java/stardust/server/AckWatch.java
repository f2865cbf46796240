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
   * @param readingHeldBack whether the server itself is not reading all that the peer sends,
   *     because a relay of that peer waits for a slow reader; an acknowledgement may be behind it
   * @return whether the peer has been silent for so long that it is to be taken off
   */
  boolean periodOver(boolean readingHeldBack);

  /** Makes the watch of one peer. */
  interface Maker {

    /** A watch that gives up after this many periods without an acknowledgement. */
    AckWatch watch(int silentPeriods);
  }
}
