package stardust.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stardust.io.Loop;
import stardust.multiaddr.Multiaddr;
import stardust.trace.Tap;

/**
 * Makes and accepts connections over TCP, with or without WebSocket. Each connection belongs to one
 * loop of a fixed number of daemon threads.
 */
public final class Transport implements AutoCloseable {

  private final Sockets sockets;
  private final Resolver resolver = new Resolver();

  /**
   * @param threads how many loops there are, at least 1
   */
  public Transport(int threads) {
    sockets = new Sockets(threads);
  }

  /** One of the loops, for timers that belong to no connection. */
  public Loop loop() {
    return sockets.loop();
  }

  /**
   * Connects, and upgrades to WebSocket if the address says so.
   *
   * @param address {@code /ip4|ip6|dns|dns4|dns6/.../tcp/...} with or without {@code /ws}; whatever
   *     follows from the first peer id on does not matter
   * @param timeout for all of it
   * @param tap sees WebSocket frames and the upgrade, or TCP reads and writes
   * @return completes in the connection's loop; fails with a {@link DialException}
   */
  public CompletableFuture<TransportDuplex> dial(Multiaddr address, Duration timeout, Tap tap) {
    try {
      return new Dialer(sockets, Endpoint.of(address), timeout, tap).dial(resolver);
    } catch (DialException unsupported) {
      return CompletableFuture.failedFuture(unsupported);
    }
  }

  /** The same as {@link #listen(Multiaddr, Supplier, Consumer)} without traces. */
  public CompletableFuture<Listener> listen(Multiaddr address, Consumer<Accepted> accepted) {
    return listen(address, () -> Tap.NONE, accepted);
  }

  /**
   * Listens.
   *
   * @param address as for {@link #dial}; port 0 takes any that is free
   * @param taps gives each connection its listener, in the connection's loop
   * @param accepted is given each connection in its loop, after the WebSocket upgrade
   * @return fails with an {@link java.io.IOException} that says why nobody can listen there
   */
  public CompletableFuture<Listener> listen(
      Multiaddr address, Supplier<Tap> taps, Consumer<Accepted> accepted) {
    try {
      return new Acceptor(Endpoint.of(address), taps, accepted).listen(sockets, resolver);
    } catch (DialException unsupported) {
      return CompletableFuture.failedFuture(unsupported);
    }
  }

  /** Closes every connection and every listener, and waits a few seconds for the threads to end. */
  @Override
  public void close() {
    resolver.close();
    sockets.close();
  }
}
