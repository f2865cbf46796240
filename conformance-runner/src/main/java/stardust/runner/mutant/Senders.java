package stardust.runner.mutant;

import java.util.Optional;
import java.util.function.Consumer;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.runner.wrap.Hearing;
import stardust.server.ServerParts;

/** On which connection the message came that is being read, for parts that are not told. */
final class Senders {

  /** A message is read on the thread on which it came. */
  private static final ThreadLocal<Optional<Connection>> CURRENT =
      ThreadLocal.withInitial(Optional::empty);

  private Senders() {}

  /** The connection of the message that is being read on this thread. */
  static Optional<Connection> current() {
    return CURRENT.get();
  }

  /** The same parts, and what comes on streams that peers open is noted. */
  static ServerParts noted(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, stream -> accepted.accept(noting(stream, this)));
              }
            });
  }

  private static Duplex noting(Duplex stream, Connection sender) {
    return Hearing.of(
        stream,
        bytes -> {
          CURRENT.set(Optional.of(sender));
          return bytes;
        });
  }
}
