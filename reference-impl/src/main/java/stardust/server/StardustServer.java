package stardust.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stardust.connection.UpgradeOptions;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.stack.Stack;
import stardust.transport.Accepted;
import stardust.transport.Listener;
import stardust.transport.Transport;

/**
 * A stardust server. Many can share a transport and its threads; none has threads of its own.
 *
 * <p>The connection of a client need not be secured with the identity that the client joins with:
 * the original does not ask for it, and the join proves the identity by itself.
 */
public final class StardustServer implements AutoCloseable {

  private static final Duration CLOSING_AT_MOST = Duration.ofSeconds(5);

  private final Transport transport;
  private final ServerOptions options;
  private final ServerContext context;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<InboundConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Makes a server that does not listen yet. The transport stays open when the server closes. */
  public StardustServer(Transport transport, ServerOptions options) {
    this.transport = transport;
    this.options = options;
    this.context =
        new ServerContext(
            options.binding(),
            options.parts().apply(ServerParts.strict(options.limits(), options.binding())),
            options.limits(),
            options.discoveryPeriod(),
            new Accounts(),
            options.log());
  }

  /**
   * Listens at all addresses.
   *
   * @return this server; fails with an {@link java.io.IOException} that says why nobody can listen
   *     there, and then listens nowhere
   */
  public CompletableFuture<StardustServer> start() {
    List<CompletableFuture<?>> starting = new ArrayList<>();
    for (Multiaddr address : options.listen()) {
      starting.add(
          transport.listen(address, options.taps(), this::accepted).thenAccept(this::listening));
    }
    return all(starting)
        .thenApply(nothing -> this)
        .exceptionallyCompose(failure -> stop().handle((nothing, ignored) -> raise(failure)));
  }

  /** The id of the server's identity. */
  public PeerId id() {
    return options.identity().publicKey().peerId();
  }

  /** Where it listens, with the ports that it really got and {@code /p2p/<id>} at the end. */
  public List<Multiaddr> addresses() {
    return listeners.stream().map(each -> each.address().withPeer(id())).toList();
  }

  /** Who is online now, in the order of joining. */
  public List<PeerId> online() {
    return context.parts().online().all().stream().map(OnlinePeer::id).toList();
  }

  /** How many connections it has, those under negotiation included. */
  public int connections() {
    return connections.size();
  }

  /** What it is made of. */
  public ServerParts parts() {
    return context.parts();
  }

  /** How it is run. */
  public ServerOptions options() {
    return options;
  }

  /**
   * Listens no more and ends every connection. From any thread.
   *
   * @return completes when all connections are over, in at most a few seconds
   */
  public CompletableFuture<Void> stop() {
    stopping = true;
    List<CompletableFuture<?>> closing = new ArrayList<>();
    listeners.forEach(each -> closing.add(each.close()));
    connections.forEach(each -> closing.add(each.close()));
    return all(closing).orTimeout(CLOSING_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The same as {@link #stop}, and waits. Not to be called from a loop of the transport. */
  @Override
  public void close() {
    try {
      stop().get(CLOSING_AT_MOST.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      options.log().line("closed with connections that do not end: " + cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listening(Listener listener) {
    listeners.add(listener);
    options.log().line("listens at " + listener.address().withPeer(id()));
    if (stopping) {
      var unused = listener.close();
    }
  }

  private void accepted(Accepted accepted) {
    if (stopping) {
      accepted.duplex().reset();
      return;
    }
    InboundConnection connection = new InboundConnection(context, accepted, connections::remove);
    connections.add(connection);
    connection.upgrade(upgradeOptions(accepted));
    if (stopping) {
      var unused = connection.close();
    }
  }

  private UpgradeOptions upgradeOptions(Accepted accepted) {
    return UpgradeOptions.of(
            options.identity(),
            options.binding().towardsServer(options.securities()),
            options.muxers(),
            Stack.services(this::addresses))
        .withTimeouts(options.upgradeTimeouts())
        .withObserved(accepted.remote().bytes())
        .withTap(accepted.tap());
  }

  private static StardustServer raise(Throwable failure) {
    throw new CompletionException(cause(failure));
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<?>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }

  private static Throwable cause(Throwable failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
