package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.connection.Connection;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that do wrong by a peer for what it is doing, or for how long it has been there. */
final class OccupiedMutants {

  private static final Duration EXPIRY = Duration.ofSeconds(6);

  private OccupiedMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "relayed-peers-not-listed",
            "DISC-12",
            "It leaves a peer that was dialled out of its lists for as long as it is relayed.",
            parts -> hiding(parts, OccupiedMutants::whileRelayed)),
        Mutant.of(
            "dialled-peers-not-listed",
            "DISC-12",
            "It leaves a peer out of its lists for as long as it has not answered a dial.",
            parts -> hiding(parts, OccupiedMutants::untilAnswered)),
        Mutant.of(
            "relayed-leaver-stays",
            "DISC-21",
            "It does not take a peer off that was dialled and is lost while it is relayed.",
            parts -> keeping(parts, OccupiedMutants::onceRelayed)),
        Mutant.of(
            "dialled-leaver-stays",
            "DISC-21",
            "It does not take a peer off whose connection ends while it has not answered a dial.",
            parts -> keeping(parts, OccupiedMutants::untilAnswered)),
        Mutant.of(
            "ways-to-peers-expire",
            "DIAL-01",
            "It reaches a peer for six seconds after its join, and lists it for as long as it is there.",
            OccupiedMutants::expiring),
        Mutant.of(
            "announces-when-all-lists-have-left",
            "RELAY-22",
            "It tells of a join when the lists of the one before have left for all, also for a peer to"
                + " which nothing can be written.",
            AnnouncesInRounds::around));
  }

  private static ServerParts whileRelayed(ServerParts parts, Set<Connection> occupied) {
    ServerParts noting = onceRelayed(parts, occupied);
    return noting.withRelay(
        (dialer, target, over) ->
            noting
                .relay()
                .splice(
                    dialer,
                    target,
                    () -> {
                      // Of all relays: one that ends is the only one of its scenario.
                      occupied.clear();
                      over.run();
                    }));
  }

  private static ServerParts onceRelayed(ServerParts parts, Set<Connection> occupied) {
    return parts.withOpener(
        (target, deadline) ->
            parts
                .opener()
                .open(target, deadline)
                .whenComplete(
                    (stream, failure) -> {
                      if (stream != null) {
                        occupied.add(target.connection());
                      }
                    }));
  }

  private static ServerParts untilAnswered(ServerParts parts, Set<Connection> occupied) {
    return parts.withOpener(
        (target, deadline) -> {
          occupied.add(target.connection());
          return parts
              .opener()
              .open(target, deadline)
              .whenComplete(
                  (stream, failure) -> {
                    if (stream != null) {
                      occupied.remove(target.connection());
                    }
                  });
        });
  }

  /** Notes on whose connections something goes on. */
  private interface Noting {
    ServerParts noted(ServerParts parts, Set<Connection> occupied);
  }

  private static ServerParts hiding(ServerParts parts, Noting noting) {
    Set<Connection> occupied = ConcurrentHashMap.newKeySet();
    return Listing.only(
        noting.noted(parts, occupied), peer -> !occupied.contains(peer.connection()));
  }

  private static ServerParts keeping(ServerParts parts, Noting noting) {
    Set<Connection> occupied = ConcurrentHashMap.newKeySet();
    return OnlineWrapper.keeping(
        noting.noted(parts, occupied), peer -> occupied.contains(peer.connection()));
  }

  private static ServerParts expiring(ServerParts parts) {
    Map<OnlinePeer, Long> since = new ConcurrentHashMap<>();
    return RefusesDials.where(
        parts.withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public Optional<OnlinePeer> add(OnlinePeer peer) {
                since.put(peer, System.nanoTime());
                return super.add(peer);
              }
            }),
        (dialer, target) -> System.nanoTime() - since.getOrDefault(target, 0L) > EXPIRY.toNanos(),
        "the way to it has expired");
  }
}
