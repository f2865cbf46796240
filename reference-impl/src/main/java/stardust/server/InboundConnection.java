package stardust.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Loop;
import stardust.transport.Accepted;

/** A connection that somebody made to the server, from its first byte to its end. */
final class InboundConnection {

  private static final Duration CLOSING_AT_MOST = Duration.ofSeconds(1);

  private final ServerContext context;
  private final Accepted accepted;
  private final Consumer<InboundConnection> over;
  private final Loop loop;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable Connection connection;

  /**
   * Makes a connection that nothing is read from yet.
   *
   * @param over called when it is over
   */
  InboundConnection(ServerContext context, Accepted accepted, Consumer<InboundConnection> over) {
    this.context = context;
    this.accepted = accepted;
    this.over = over;
    this.loop = accepted.duplex().loop();
  }

  /** Negotiates, and serves what comes of it. */
  void upgrade(UpgradeOptions options) {
    var unused =
        new Upgrader(options)
            .upgrade(context.parts().view().transport(accepted.duplex()), false, this::serve)
            .whenComplete(
                (upgraded, failure) -> {
                  if (failure != null) {
                    String from = String.valueOf(accepted.remote());
                    context.log().line("no connection with " + from + ": " + failure.getMessage());
                    finish();
                  }
                });
  }

  /** Ends the connection in good order, or within a second in any order; from any thread. */
  CompletableFuture<Void> close() {
    loop.run(this::closeInLoop);
    return closed;
  }

  private void closeInLoop() {
    if (connection == null) {
      accepted.duplex().reset();
    } else {
      connection.close();
      Loop.Timer patience = loop.schedule(CLOSING_AT_MOST, accepted.duplex()::reset);
      var unused = closed.thenRun(patience::cancel);
    }
  }

  private void serve(UpgradedConnection upgraded) {
    connection = upgraded;
    var unused = upgraded.closed().thenAccept(closure -> finish());
    new Session(context, context.parts().view().of(upgraded)).start();
  }

  private void finish() {
    over.accept(this);
    closed.complete(null);
  }
}
