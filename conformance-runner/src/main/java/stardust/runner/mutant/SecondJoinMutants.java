package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
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
            parts -> telling(parts, (peer, newcomer) -> peer != newcomer)),
        Mutant.of(
            "second-joins-not-announced",
            "DISC-02",
            "It tells the others on the period only that a peer has joined once more.",
            parts -> telling(parts, (peer, newcomer) -> peer == newcomer)),
        Mutant.of(
            "first-list-made-at-the-challenge",
            "DISC-12",
            "A peer's first list has those who were online when it was challenged.",
            SecondJoinMutants::listingEarly));
  }

  /** Who is told of a join of a peer that is online already. */
  private static ServerParts telling(
      ServerParts parts, BiPredicate<OnlinePeer, OnlinePeer> isTold) {
    Set<PeerId> here = ConcurrentHashMap.newKeySet();
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            if (here.add(newcomer.id())) {
              super.joined(newcomer, online);
            } else {
              online.all().stream()
                  .filter(peer -> isTold.test(peer, newcomer))
                  .forEach(OnlinePeer::sendList);
            }
          }

          @Override
          public void left(OnlinePeer leaver, OnlinePeers online) {
            here.remove(leaver.id());
            super.left(leaver, online);
          }
        });
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
