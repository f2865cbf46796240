package stardust.server;

import stardust.binding.StreamPurpose;
import stardust.connection.Connection;
import stardust.io.Duplex;

/** One connection to the server, and the registrations that live on it. Confined to its loop. */
final class Session implements Dialer {

  private final ServerContext context;
  private final Connection connection;
  private int registrations;

  Session(ServerContext context, Connection connection) {
    this.context = context;
    this.connection = connection;
  }

  /** Accepts stardust streams from now on. */
  void start() {
    var unused = connection.closed().thenAccept(closure -> context.accounts().close(connection));
    context.binding().serve(connection, this::accepted);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public boolean joined() {
    return registrations > 0;
  }

  void registered() {
    registrations++;
  }

  void deregistered() {
    registrations--;
  }

  private void accepted(Duplex stream, StreamPurpose purpose) {
    new InboundStream(context, this, stream, purpose).start();
  }
}
