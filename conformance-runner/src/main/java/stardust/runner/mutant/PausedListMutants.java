package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.connection.Connection;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers whose lists of the period come late to a peer that is busy otherwise. */
final class PausedListMutants {

  /** Periods until the list that comes after the next one. */
  private static final int LATE = 4;

  private PausedListMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "list-of-a-dialler-waits",
            "DISC-03",
            "It puts the list of a period off for a peer whose dial has no answer.",
            parts -> waiting(parts, true)),
        Mutant.of(
            "list-of-a-target-waits",
            "DISC-03",
            "It puts the list of a period off for a peer that has not answered a dial.",
            parts -> waiting(parts, false)),
        Mutant.of(
            "list-waits-while-relayed-as-a-dialler",
            "DISC-03",
            "It puts the list of a period off for a peer with a relay to one whom it has dialled.",
            parts -> relayed(parts, true)),
        Mutant.of(
            "list-waits-while-relayed-as-a-target",
            "DISC-03",
            "It puts the list of a period off for a peer with a relay to one who has dialled it.",
            parts -> relayed(parts, false)));
  }

  private static ServerParts waiting(ServerParts parts, boolean dialling) {
    Set<Connection> busy = ConcurrentHashMap.newKeySet();
    return puttingOff(
        Dialled.openings(
            parts,
            (dialler, target, right) -> {
              Connection waiting = dialling ? dialler : target.connection();
              busy.add(waiting);
              return right.get().whenComplete((stream, failure) -> busy.remove(waiting));
            }),
        busy);
  }

  private static ServerParts relayed(ServerParts parts, boolean dialling) {
    Set<Connection> busy = ConcurrentHashMap.newKeySet();
    return puttingOff(
        Dialled.streams(
            parts,
            (dialler, target, stream) -> {
              Connection relayed = dialling ? dialler : target.connection();
              busy.add(relayed);
              return RelayDefects.watched(stream, closure -> busy.remove(relayed));
            }),
        busy);
  }

  private static ServerParts puttingOff(ServerParts parts, Set<Connection> busy) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            int periods = busy.contains(peer.connection()) ? LATE : 1;
            return super.untilNext(peer, period.multipliedBy(periods));
          }
        });
  }
}
