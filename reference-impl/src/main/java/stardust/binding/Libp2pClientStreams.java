package stardust.binding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Duplex;
import stardust.protocol.Stardust;

/** The client opens each of its streams and proposes stardust on it. */
final class Libp2pClientStreams implements ClientStreams {

  private final Connection connection;

  private Libp2pClientStreams(Connection connection) {
    this.connection = connection;
  }

  static ClientStreams on(Connection connection, Consumer<Duplex> forwarded) {
    connection.handle(Stardust.PROTOCOL, forwarded);
    return new Libp2pClientStreams(connection);
  }

  @Override
  public CompletableFuture<Duplex> registration(Duration deadline) {
    return open();
  }

  @Override
  public CompletableFuture<Duplex> dial() {
    return open();
  }

  private CompletableFuture<Duplex> open() {
    return connection.open(List.of(Stardust.PROTOCOL)).thenApply(NegotiatedStream::stream);
  }
}
