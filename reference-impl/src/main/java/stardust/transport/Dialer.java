package stardust.transport;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stardust.trace.Tap;
import stardust.transport.DialException.Reason;

/** One attempt to reach an endpoint: name, connection, WebSocket upgrade, all within one time. */
final class Dialer {

  private static final UpgradeRequest PLAIN = UpgradeRequest.at("/");

  private final Sockets sockets;
  private final Endpoint endpoint;
  private final Duration timeout;
  private final Tap tap;
  private final long begun = System.nanoTime();

  Dialer(Sockets sockets, Endpoint endpoint, Duration timeout, Tap tap) {
    this.sockets = sockets;
    this.endpoint = endpoint;
    this.timeout = timeout;
    this.tap = tap;
  }

  /** Succeeds in the connection's loop, or fails with a {@link DialException}. */
  CompletableFuture<TransportDuplex> dial(Resolver resolver) {
    CompletableFuture<TransportDuplex> result = new CompletableFuture<>();
    var unused =
        resolver
            .resolve(endpoint)
            .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .thenCompose(this::connectToAny)
            .thenCompose(this::upgrade)
            .whenComplete(
                (duplex, failure) -> {
                  if (duplex != null) {
                    duplex.loop().run(() -> result.complete(duplex));
                  } else {
                    result.completeExceptionally(explained(failure));
                  }
                });
    return result;
  }

  /** Tries the addresses in their order; the last failure counts. */
  private CompletableFuture<NettyDuplex> connectToAny(List<InetAddress> addresses) {
    InetSocketAddress first = new InetSocketAddress(addresses.get(0), endpoint.port());
    CompletableFuture<NettyDuplex> connected = sockets.connect(first, timeLeft());
    List<InetAddress> others = addresses.subList(1, addresses.size());
    return others.isEmpty()
        ? connected
        : connected.exceptionallyCompose(failure -> connectToAny(others));
  }

  /** A connection that is there at once is handed on by the thread that asked for it. */
  private CompletableFuture<TransportDuplex> upgrade(NettyDuplex socket) {
    return CompletableFuture.completedFuture(socket)
        .thenComposeAsync(this::upgradeInLoop, socket.loop());
  }

  private CompletableFuture<TransportDuplex> upgradeInLoop(NettyDuplex socket) {
    if (endpoint.webSocket()) {
      return WebSocketClient.upgrade(socket, endpoint.authority(), PLAIN, timeLeft(), tap);
    }
    socket.traceTo(tap);
    return CompletableFuture.completedFuture(socket);
  }

  private Duration timeLeft() {
    Duration left = timeout.minusNanos(System.nanoTime() - begun);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private DialException explained(Throwable failure) {
    Throwable cause = unwrapped(failure);
    return cause instanceof DialException explained ? explained : explainedConnect(cause);
  }

  /** The failure without the wrapping that chains of futures give it. */
  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private DialException explainedConnect(Throwable cause) {
    String at = endpoint.authority();
    String message = String.valueOf(cause.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (cause instanceof ConnectTimeoutException
        || cause instanceof TimeoutException
        || lower.contains("timed out")) {
      return new DialException(
          Reason.TIMEOUT, "no answer from " + at + " within " + Durations.text(timeout));
    }
    if (cause instanceof ConnectException
        && !(cause instanceof NoRouteToHostException)
        && lower.contains("refused")) {
      return new DialException(
          Reason.REFUSED, "nothing listens at " + at + " (connection refused)");
    }
    return new DialException(Reason.UNREACHABLE, at + " cannot be reached: " + message);
  }
}
