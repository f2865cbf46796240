package stardust.runner.mutant;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
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
        Mutant.of(
            "salt-for-the-connection",
            "JOIN-03",
            "It encrypts the salt for another key than that of the join where the connection has proved"
                + " another.",
            ConnectedAs::encryptingForOthers),
        comparing(
            "id-compared-with-the-connection",
            "It compares the id with that of the connection, and not with the key.",
            (id, key) -> sender().equals(Optional.of(id))),
        comparing(
            "key-compared-with-the-connection",
            "It compares the key with that of the connection, and not with the id.",
            (id, key) -> sender().equals(Optional.of(key.peerId()))));
  }

  /** For anybody's key but that of the join, random bytes are as good as what is encrypted. */
  private static ServerParts encryptingForOthers(ServerParts parts) {
    SecureRandom random = new SecureRandom();
    return Senders.noted(parts)
        .withChallenges(
            (key, salt) -> {
              Optional<byte[]> right = parts.challenges().encrypt(key, salt);
              boolean same = sender().equals(Optional.of(key.peerId()));
              right
                  .filter(bytes -> !same && sender().isPresent())
                  .ifPresent(
                      bytes -> {
                        random.nextBytes(bytes);
                        bytes[0] = 0;
                      });
              return right;
            });
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
