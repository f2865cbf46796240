package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.protocol.PeerIds;
import stardust.server.DialRules;
import stardust.server.ServerParts;

/** Servers whose lists are other ones once somebody has dialled. */
final class DialledListMutants {

  private DialledListMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "dialled-in-vain-listed",
            "DISC-12",
            "It makes room for whoever is dialled, and lists those who are not online, too.",
            DialledListMutants::listingDialled),
        Mutant.of(
            "relayed-to-one-another-not-listed",
            "DISC-12",
            "It leaves those out of a peer's lists that it is relayed to.",
            DialledListMutants::withoutRelayed));
  }

  private static ServerParts listingDialled(ServerParts parts) {
    Set<PeerId> dialled = ConcurrentHashMap.newKeySet();
    DialRules rules = parts.dialRules();
    return parts
        .withDialRules(
            (dialer, target, online) -> {
              Optional<PeerId> id = dialer.joined() ? PeerIds.read(target) : Optional.empty();
              id.filter(each -> online.find(each).isEmpty()).ifPresent(dialled::add);
              return rules.decide(dialer, target, online);
            })
        .withList(
            (receiver, online) -> {
              online.forEach(peer -> dialled.remove(peer.id()));
              return parts.list().list(receiver, online).toBuilder()
                  .addAllIds(dialled.stream().map(id -> ByteString.copyFrom(id.bytes())).toList())
                  .build();
            });
  }

  private static ServerParts withoutRelayed(ServerParts parts) {
    Map<Connection, Set<Connection>> relayed = new ConcurrentHashMap<>();
    return Dialled.streams(
            parts,
            (dialler, target, stream) -> {
              of(relayed, dialler).add(target.connection());
              of(relayed, target.connection()).add(dialler);
              return RelayDefects.watched(
                  stream,
                  closure -> {
                    of(relayed, dialler).remove(target.connection());
                    of(relayed, target.connection()).remove(dialler);
                  });
            })
        .withList(
            (receiver, online) -> {
              Set<Connection> known = of(relayed, receiver.connection());
              return parts
                  .list()
                  .list(
                      receiver,
                      online.stream().filter(peer -> !known.contains(peer.connection())).toList());
            });
  }

  private static Set<Connection> of(
      Map<Connection, Set<Connection>> relayed, Connection connection) {
    return relayed.computeIfAbsent(connection, each -> ConcurrentHashMap.newKeySet());
  }
}
