package stardust.runner.mutant;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import stardust.connection.Connection;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** A server that holds its table of peers while a dial awaits its target. */
final class LockedByDials {

  private LockedByDials() {}

  /** Tells of a join the newcomer and who has dialled or was dialled, while a dial is under way. */
  static ServerParts around(ServerParts parts) {
    AtomicInteger dials = new AtomicInteger();
    Set<Connection> parties = ConcurrentHashMap.newKeySet();
    return Dialled.openings(
            parts,
            (dialler, target, right) -> {
              dials.incrementAndGet();
              parties.add(dialler);
              parties.add(target.connection());
              return right.get().whenComplete((opened, failure) -> dials.decrementAndGet());
            })
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                if (dials.get() > 0) {
                  newcomer.sendList();
                  online.all().stream()
                      .filter(peer -> parties.contains(peer.connection()))
                      .forEach(OnlinePeer::sendList);
                } else {
                  super.joined(newcomer, online);
                }
              }
            });
  }
}
