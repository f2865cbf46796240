package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.server.JoinRules;
import stardust.spec.message.Error;

/** Servers that compare half of a claimed identity with that of the connection, and not its own. */
final class ConnectedAs {

  private ConnectedAs() {}

  static List<Mutant> mutants() {
    return List.of(
        comparing(
            "id-compared-with-the-connection",
            "It compares the id with that of the connection, and not with the key.",
            (id, key) -> sender().equals(Optional.of(id))),
        comparing(
            "key-compared-with-the-connection",
            "It compares the key with that of the connection, and not with the id.",
            (id, key) -> sender().equals(Optional.of(key.peerId()))));
  }

  private static Mutant comparing(
      String name, String what, BiPredicate<PeerId, PublicKey> accepted) {
    return Mutant.of(
        name,
        "JOIN-15",
        what,
        parts -> {
          JoinRules right = parts.joinRules();
          return Senders.noted(parts)
              .withJoinRules(
                  new JoinRules() {
                    @Override
                    public Error random(byte[] random128) {
                      return right.random(random128);
                    }

                    @Override
                    public Error identity(PeerId id, PublicKey key) {
                      return accepted.test(id, key) ? Error.OK : Error.E_GENERIC;
                    }
                  });
        });
  }

  private static Optional<PeerId> sender() {
    return Senders.current().flatMap(Connection::remotePeer);
  }
}
