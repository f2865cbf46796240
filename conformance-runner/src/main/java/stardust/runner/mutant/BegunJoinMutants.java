package stardust.runner.mutant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.server.Dialer;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Servers to which a join that somebody has begun means more than it does. */
final class BegunJoinMutants {

  private BegunJoinMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "takes-the-newest-solution-of-a-connection-too",
            "JOIN-22",
            "It takes the solution of the newest challenge on a connection in all joins on that.",
            parts -> taking(parts, Map::put, (kept, here) -> Set.of(kept.get(here)))),
        Mutant.of(
            "takes-the-first-solution-of-any-connection-too",
            "JOIN-22",
            "It takes the solution of the first challenge on any connection in all joins.",
            parts -> taking(parts, Map::putIfAbsent, (kept, here) -> kept.values())),
        refusing(
            "no-dials-to-whom-a-join-has-begun",
            "It refuses the dials of a peer under whose id another join has begun.",
            (dialer, target) -> target.connection()),
        refusing(
            "no-dials-by-whom-a-join-has-begun",
            "It refuses the dials by a peer under whose id another join has begun.",
            (dialer, target) -> dialer.connection()));
  }

  /** Which solution is kept for a connection. */
  private interface Keeping {
    void keep(Map<Connection, String> kept, Connection connection, String solution);
  }

  private static ServerParts taking(
      ServerParts parts,
      Keeping keeping,
      BiFunction<Map<Connection, String>, Connection, Collection<String>> taken) {
    Map<Connection, String> kept = new ConcurrentHashMap<>();
    return RememberedJoin.around(
            Senders.noted(parts),
            (join, message, steps) -> {
              if (JoinMutants.challenges(steps)) {
                keeping.keep(kept, Senders.current().orElseThrow(), join.solution());
              }
              return steps;
            })
        .withSolutions(
            (random, salt, solution) ->
                parts.solutions().isRight(random, salt, solution)
                    || taken
                        .apply(kept, Senders.current().orElseThrow())
                        .contains(Bytes.hex(solution)));
  }

  private static Mutant refusing(
      String name, String what, BiFunction<Dialer, OnlinePeer, Connection> busy) {
    return Mutant.of(
        name,
        "DIAL-01",
        what,
        parts -> {
          Set<Connection> begun = ConcurrentHashMap.newKeySet();
          return RefusesDials.where(
              noting(parts, begun),
              (dialer, target) -> begun.contains(busy.apply(dialer, target)),
              "it joins again");
        });
  }

  private static ServerParts noting(ServerParts parts, Set<Connection> begun) {
    OnlinePeers online = parts.online();
    return RememberedJoin.around(
        parts,
        (join, message, steps) -> {
          if (JoinMutants.challenges(steps)) {
            online.find(join.id()).map(OnlinePeer::connection).ifPresent(begun::add);
          } else if (JoinMutants.admits(steps) || JoinMutants.refusesSolution(steps)) {
            online.find(join.id()).map(OnlinePeer::connection).ifPresent(begun::remove);
          }
          return steps;
        });
  }
}
