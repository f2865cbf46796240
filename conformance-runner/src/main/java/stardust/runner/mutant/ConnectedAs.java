package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.JoinRules;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Servers that compare half of a claimed identity with that of the connection, and not its own. */
final class ConnectedAs {

  /** Who sent the message that is being read, which is read on the thread on which it came. */
  private static final ThreadLocal<Optional<PeerId>> SENDER =
      ThreadLocal.withInitial(Optional::empty);

  private ConnectedAs() {}

  static List<Mutant> mutants() {
    return List.of(
        comparing(
            "id-compared-with-the-connection",
            "It compares the id with that of the connection, and not with the key.",
            (id, key) -> SENDER.get().equals(Optional.of(id))),
        comparing(
            "key-compared-with-the-connection",
            "It compares the key with that of the connection, and not with the id.",
            (id, key) -> SENDER.get().equals(Optional.of(key.peerId()))));
  }

  private static Mutant comparing(
      String name, String what, BiPredicate<PeerId, PublicKey> accepted) {
    return Mutant.of(
        name,
        "JOIN-15",
        what,
        parts -> {
          JoinRules right = parts.joinRules();
          return withSenders(parts)
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

  private static ServerParts withSenders(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(
                    protocol, stream -> accepted.accept(noting(stream, connection.remotePeer())));
              }
            });
  }

  private static Duplex noting(Duplex stream, Optional<PeerId> sender) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            SENDER.set(sender);
            super.bytes(bytes);
          }
        };
      }
    };
  }
}
