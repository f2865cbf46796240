package stardust.server;

import java.time.Duration;
import java.util.Optional;

/** A list to everyone at once when someone joins, the newcomer included, and one every period. */
final class StrictAnnouncer implements Announcer {

  @Override
  public void joined(OnlinePeer newcomer, OnlinePeers online) {
    online.all().forEach(OnlinePeer::sendList);
  }

  /** A leave is not announced: the original names only joins. The next list lacks the leaver. */
  @Override
  public void left(OnlinePeer leaver, OnlinePeers online) {}

  @Override
  public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
    return Optional.of(period);
  }
}
