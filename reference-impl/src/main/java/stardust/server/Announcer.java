package stardust.server;

import java.time.Duration;
import java.util.Optional;

/** Decides who is sent a list, and when. What is in it is decided by {@link DiscoveryList}. */
public interface Announcer {

  /** A peer has joined and is among those online. Called in its loop. */
  void joined(OnlinePeer newcomer, OnlinePeers online);

  /** A peer is no longer among those online. Called in its loop. */
  void left(OnlinePeer leaver, OnlinePeers online);

  /**
   * How long the peer waits for its next periodical list; empty for ever. Asked when the peer joins
   * and at each periodical list. Every peer has a timer of its own.
   *
   * @param period as configured
   */
  Optional<Duration> untilNext(OnlinePeer peer, Duration period);
}
