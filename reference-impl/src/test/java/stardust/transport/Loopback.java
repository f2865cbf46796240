package stardust.transport;

import static stardust.transport.Inbox.get;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import stardust.trace.Tap;

/** Both ends of connections over 127.0.0.1. */
final class Loopback implements AutoCloseable {

  final Sockets sockets = new Sockets(2);
  private final Resolver resolver = new Resolver();

  /** Both ends of a connection. */
  record Pair(TransportDuplex client, TransportDuplex server) {}

  Pair tcp() {
    return pair(false);
  }

  Pair webSocket() {
    return pair(true);
  }

  Pair pair(boolean webSocket) {
    CompletableFuture<TransportDuplex> server = new CompletableFuture<>();
    var listener =
        get(
            sockets.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                channel -> {
                  NettyDuplex socket = SocketHandler.duplexOf(channel);
                  if (webSocket) {
                    var unused =
                        WebSocketServer.upgrade(socket, Inbox.PATIENCE, Tap.NONE)
                            .thenAccept(server::complete);
                  } else {
                    server.complete(socket);
                  }
                }),
            "a listener");
    Endpoint endpoint =
        new Endpoint(
            "127.0.0.1", Endpoint.Family.IP4, listener.localAddress().getPort(), webSocket);
    TransportDuplex client = get(dial(endpoint), "a connection");
    Pair pair = new Pair(client, get(server, "an accepted connection"));
    var unused = listener.close();
    return pair;
  }

  CompletableFuture<TransportDuplex> dial(Endpoint endpoint) {
    return new Dialer(sockets, endpoint, Inbox.PATIENCE, Tap.NONE).dial(resolver);
  }

  /** Runs the task in the stream's loop. */
  static void in(TransportDuplex duplex, Runnable task) {
    duplex.loop().execute(task);
  }

  @Override
  public void close() {
    resolver.close();
    sockets.close();
  }
}
