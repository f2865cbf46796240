package stardust.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Loop;

/** The target must take the new stream in the way of the binding. */
final class BindingTargetOpener implements TargetOpener {

  private final Binding binding;

  BindingTargetOpener(Binding binding) {
    this.binding = binding;
  }

  @Override
  public CompletableFuture<Duplex> open(OnlinePeer target, Duration deadline) {
    CompletableFuture<Duplex> result = new CompletableFuture<>();
    target.connection().loop().run(() -> openInLoop(target.connection(), deadline, result));
    return result;
  }

  private void openInLoop(
      Connection connection, Duration deadline, CompletableFuture<Duplex> result) {
    Loop.Timer timer =
        connection
            .loop()
            .schedule(
                deadline,
                () ->
                    result.completeExceptionally(
                        new IOException("the target accepted no stream within " + deadline)));
    CompletableFuture<Duplex> opening = open(connection);
    var unused =
        opening.whenComplete(
            (stream, failure) -> {
              timer.cancel();
              if (stream == null) {
                result.completeExceptionally(failure);
              } else if (!result.complete(stream)) {
                stream.reset();
              }
            });
  }

  private CompletableFuture<Duplex> open(Connection connection) {
    try {
      return binding.forward(connection);
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(new IOException("the target's connection is over", e));
    }
  }
}
