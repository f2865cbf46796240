package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** A table of peers that is as right as the one beneath, but for what a mutant overrides. */
public class OnlineWrapper implements OnlinePeers {

  private final OnlinePeers right;

  /** Around a table. */
  protected OnlineWrapper(OnlinePeers right) {
    this.right = right;
  }

  /** Takes no peer off for which this holds when its connection ends. */
  static ServerParts keeping(ServerParts parts, Predicate<OnlinePeer> kept) {
    return parts.withOnline(
        new OnlineWrapper(parts.online()) {
          @Override
          public boolean remove(OnlinePeer peer) {
            return !kept.test(peer) && super.remove(peer);
          }
        });
  }

  @Override
  public Optional<OnlinePeer> add(OnlinePeer peer) {
    return right.add(peer);
  }

  @Override
  public boolean remove(OnlinePeer peer) {
    return right.remove(peer);
  }

  @Override
  public Optional<OnlinePeer> find(PeerId id) {
    return right.find(id);
  }

  @Override
  public List<OnlinePeer> all() {
    return right.all();
  }
}
