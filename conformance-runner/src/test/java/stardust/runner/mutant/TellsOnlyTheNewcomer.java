package stardust.runner.mutant;

import java.time.Duration;
import java.util.Optional;
import stardust.server.Announcer;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Sends no list to the others when a peer joins. Breaks DISC-02. */
final class TellsOnlyTheNewcomer implements Announcer {

  private final Announcer right;

  private TellsOnlyTheNewcomer(Announcer right) {
    this.right = right;
  }

  static ServerParts around(ServerParts parts) {
    return parts.withAnnouncer(new TellsOnlyTheNewcomer(parts.announcer()));
  }

  @Override
  public void joined(OnlinePeer newcomer, OnlinePeers online) {
    newcomer.sendList();
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
