package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers whose lists on a join go by what they knew before it. */
final class SecondJoinMutants {

  private SecondJoinMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "no-first-list-for-who-is-online",
            "DISC-01",
            "It sends a peer that joins once more no list before the period is over.",
            parts -> ToldOfJoins.onceMore(parts, (peer, newcomer) -> peer != newcomer)),
        Mutant.of(
            "second-joins-not-announced",
            "DISC-02",
            "It tells the others on the period only that a peer has joined once more.",
            parts -> ToldOfJoins.onceMore(parts, (peer, newcomer) -> peer == newcomer)),
        Mutant.of(
            "first-list-made-at-the-challenge",
            "DISC-12",
            "A peer's first list has those who were online when it was challenged.",
            SecondJoinMutants::listingEarly));
  }

  private static ServerParts listingEarly(ServerParts parts) {
    Map<PeerId, Set<PeerId>> atChallenge = new ConcurrentHashMap<>();
    return RememberedJoin.around(
            parts,
            (join, message, steps) -> {
              if (JoinMutants.challenges(steps)) {
                atChallenge.put(
                    join.id(),
                    parts.online().all().stream().map(OnlinePeer::id).collect(Collectors.toSet()));
              }
              return steps;
            })
        .withList(
            (receiver, online) -> {
              Optional<Set<PeerId>> known = Optional.ofNullable(atChallenge.remove(receiver.id()));
              return parts
                  .list()
                  .list(
                      receiver,
                      online.stream()
                          .filter(peer -> known.map(ids -> ids.contains(peer.id())).orElse(true))
                          .toList());
            });
  }
}
