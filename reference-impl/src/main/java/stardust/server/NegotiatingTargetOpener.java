package stardust.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.connection.Connection;
import stardust.connection.Connection.NegotiatedStream;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.protocol.Stardust;

/** The target must accept {@value Stardust#PROTOCOL} on the new stream. */
final class NegotiatingTargetOpener implements TargetOpener {

  @Override
  public CompletableFuture<Duplex> open(OnlinePeer target, Duration deadline) {
    CompletableFuture<Duplex> result = new CompletableFuture<>();
    target.connection().loop().run(() -> openInLoop(target.connection(), deadline, result));
    return result;
  }

  private static void openInLoop(
      Connection connection, Duration deadline, CompletableFuture<Duplex> result) {
    Loop.Timer timer =
        connection
            .loop()
            .schedule(
                deadline,
                () ->
                    result.completeExceptionally(
                        new IOException("the target accepted no stream within " + deadline)));
    CompletableFuture<NegotiatedStream> opening = open(connection);
    var unused =
        opening.whenComplete(
            (negotiated, failure) -> {
              timer.cancel();
              if (negotiated == null) {
                result.completeExceptionally(failure);
              } else if (!result.complete(negotiated.stream())) {
                negotiated.stream().reset();
              }
            });
  }

  private static CompletableFuture<NegotiatedStream> open(Connection connection) {
    try {
      return connection.open(List.of(Stardust.PROTOCOL));
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(new IOException("the target's connection is over", e));
    }
  }
}
