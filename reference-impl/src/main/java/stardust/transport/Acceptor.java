package stardust.transport;

import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stardust.multiaddr.Multiaddr;
import stardust.trace.Tap;

/** Listens at one endpoint. */
final class Acceptor {

  private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());

  /** How long a client may take for its WebSocket request. */
  private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(10);

  private final Endpoint endpoint;
  private final Supplier<Tap> taps;
  private final Consumer<Accepted> accepted;

  Acceptor(Endpoint endpoint, Supplier<Tap> taps, Consumer<Accepted> accepted) {
    this.endpoint = endpoint;
    this.taps = taps;
    this.accepted = accepted;
  }

  CompletableFuture<Listener> listen(Sockets sockets, Resolver resolver) {
    CompletableFuture<Listener> result = new CompletableFuture<>();
    var unused =
        resolver
            .resolve(endpoint)
            .thenCompose(found -> sockets.listen(at(found.get(0)), this::accept))
            .whenComplete(
                (channel, failure) -> {
                  if (failure == null) {
                    result.complete(new Listening(channel, address(channel.localAddress())));
                  } else {
                    result.completeExceptionally(explained(failure));
                  }
                });
    return result;
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, endpoint.port());
  }

  private void accept(SocketChannel channel) {
    NettyDuplex socket = SocketHandler.duplexOf(channel);
    InetSocketAddress remote = channel.remoteAddress();
    if (remote == null) {
      socket.reset();
      return;
    }
    Tap tap = taps.get();
    Multiaddr local = address(channel.localAddress());
    Consumer<TransportDuplex> ready =
        duplex -> handOver(new Accepted(duplex, address(remote), local, tap));
    if (endpoint.webSocket()) {
      var unused = WebSocketServer.upgrade(socket, UPGRADE_TIMEOUT, tap).thenAccept(ready);
    } else {
      socket.traceTo(tap);
      ready.accept(socket);
    }
  }

  private void handOver(Accepted connection) {
    try {
      accepted.accept(connection);
    } catch (RuntimeException defect) {
      LOG.log(System.Logger.Level.ERROR, "defect in who accepts connections", defect);
      connection.duplex().reset();
    }
  }

  private Multiaddr address(InetSocketAddress address) {
    return endpoint.webSocket() ? Multiaddr.webSocket(address) : Multiaddr.tcp(address);
  }

  private IOException explained(Throwable failure) {
    Throwable cause = Dialer.unwrapped(failure);
    return cause instanceof DialException unknownHost
        ? unknownHost
        : new IOException(
            "cannot listen at " + endpoint.authority() + ": " + cause.getMessage(), cause);
  }

  private record Listening(ServerSocketChannel channel, Multiaddr address) implements Listener {

    @Override
    public CompletableFuture<Void> close() {
      return Sockets.release(channel);
    }
  }
}
