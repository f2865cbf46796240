package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.server.JoinStep;
import stardust.spec.message.Error;

/** Servers that take the identity of the connection for that of the join, or for half of it. */
final class ConnectedAs {

  private ConnectedAs() {}

  static List<Mutant> mutants() {
    return List.of(
        Mutant.of(
            "listed-by-the-connection",
            "DISC-12",
            "It lists a peer under the id of its connection, and not under that of its join.",
            parts ->
                JoinMutants.Steps.around(
                    Senders.noted(parts),
                    (machine, message, steps) ->
                        steps.stream().map(ConnectedAs::asConnected).toList())),
        comparing(
            "id-compared-with-the-connection",
            "It compares the id with that of the connection, and not with the key.",
            (id, key) -> sender().equals(Optional.of(id))),
        comparing(
            "key-compared-with-the-connection",
            "It compares the key with that of the connection, and not with the id.",
            (id, key) -> sender().equals(Optional.of(key.peerId()))));
  }

  private static JoinStep asConnected(JoinStep step) {
    return step instanceof JoinStep.Admit admit
        ? new JoinStep.Admit(sender().orElse(admit.id()))
        : step;
  }

  private static Mutant comparing(
      String name, String what, BiPredicate<PeerId, PublicKey> accepted) {
    return Mutant.of(
        name,
        "JOIN-15",
        what,
        parts ->
            Senders.noted(parts)
                .withJoinRules(
                    new JoinRulesWrapper(parts.joinRules()) {
                      @Override
                      public Error identity(PeerId id, PublicKey key) {
                        return accepted.test(id, key) ? Error.OK : Error.E_GENERIC;
                      }
                    }));
  }

  private static Optional<PeerId> sender() {
    return Senders.current().flatMap(Connection::remotePeer);
  }
}
