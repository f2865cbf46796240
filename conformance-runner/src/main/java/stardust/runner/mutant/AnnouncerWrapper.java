package stardust.runner.mutant;

import java.time.Duration;
import java.util.Optional;
import stardust.server.Announcer;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;

/** An announcer that is as right as the one beneath, but for what a mutant overrides. */
class AnnouncerWrapper implements Announcer {

  private final Announcer right;

  AnnouncerWrapper(Announcer right) {
    this.right = right;
  }

  @Override
  public void joined(OnlinePeer newcomer, OnlinePeers online) {
    right.joined(newcomer, online);
  }

  @Override
  public void left(OnlinePeer leaver, OnlinePeers online) {
    right.left(leaver, online);
  }

  @Override
  public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
    return right.untilNext(peer, period);
  }
}
