package stardust.runner.mutant;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Tells some only at once of joins of a kind; of all others it tells as is right. */
final class ToldOfJoins {

  private ToldOfJoins() {}

  /**
   * Of a peer that is online already.
   *
   * @param isTold whether the first peer is told of the second
   */
  static ServerParts onceMore(ServerParts parts, BiPredicate<OnlinePeer, OnlinePeer> isTold) {
    Set<PeerId> here = ConcurrentHashMap.newKeySet();
    return of(parts, id -> !here.add(id), here::remove, isTold);
  }

  /**
   * Of a peer that has left, and comes back.
   *
   * @param isTold whether the first peer is told of the second
   */
  static ServerParts back(ServerParts parts, BiPredicate<OnlinePeer, OnlinePeer> isTold) {
    Set<PeerId> gone = ConcurrentHashMap.newKeySet();
    return of(parts, gone::contains, gone::add, isTold);
  }

  private static ServerParts of(
      ServerParts parts,
      Predicate<PeerId> joins,
      Consumer<PeerId> leaves,
      BiPredicate<OnlinePeer, OnlinePeer> isTold) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            if (joins.test(newcomer.id())) {
              online.all().stream()
                  .filter(peer -> isTold.test(peer, newcomer))
                  .forEach(OnlinePeer::sendList);
            } else {
              super.joined(newcomer, online);
            }
          }

          @Override
          public void left(OnlinePeer leaver, OnlinePeers online) {
            leaves.accept(leaver.id());
            super.left(leaver, online);
          }
        });
  }
}
