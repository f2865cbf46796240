package stardust.binding;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.protocol.Stardust;

/**
 * The first stream that the server opens is for the registration, all others are forwarded; the
 * client's own are dials.
 */
final class BareClientStreams implements ClientStreams {

  private final Connection connection;
  private final Consumer<Duplex> forwarded;
  private final CompletableFuture<Duplex> first = new CompletableFuture<>();

  private BareClientStreams(Connection connection, Consumer<Duplex> forwarded) {
    this.connection = connection;
    this.forwarded = forwarded;
  }

  static ClientStreams on(Connection connection, Consumer<Duplex> forwarded) {
    BareClientStreams streams = new BareClientStreams(connection, forwarded);
    connection.handleRaw(streams::opened);
    var unused = connection.closed().thenAccept(closure -> streams.over(closure.why()));
    return streams;
  }

  @Override
  public CompletableFuture<Duplex> registration(Duration deadline) {
    Loop.Timer timer = connection.loop().schedule(deadline, () -> late(deadline));
    var unused = first.whenComplete((stream, failure) -> timer.cancel());
    return first.thenCompose(
        stream ->
            connection
                .propose(stream, List.of(Stardust.PROTOCOL))
                .thenApply(NegotiatedStream::stream));
  }

  @Override
  public CompletableFuture<Duplex> dial() {
    return CompletableFuture.completedFuture(connection.openRaw());
  }

  private void opened(Duplex stream) {
    if (!first.complete(stream)) {
      forwarded.accept(stream);
    }
  }

  private void late(Duration deadline) {
    String limit = deadline.toMillis() + " ms";
    first.completeExceptionally(
        new IOException("the server opened no registration stream within " + limit));
  }

  private void over(String why) {
    first.completeExceptionally(
        new IOException("the server opened no registration stream before the end: " + why));
  }
}
