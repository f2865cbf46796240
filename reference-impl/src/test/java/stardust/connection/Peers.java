package stardust.connection;

import static stardust.transport.Inbox.get;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.noise.Noise;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.secio.Secio;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;
import stardust.trace.Tap;
import stardust.transport.Accepted;
import stardust.transport.Inbox;
import stardust.transport.Listener;
import stardust.transport.Transport;
import stardust.transport.TransportDuplex;
import stardust.yamux.Yamux;

/** Two peers over 127.0.0.1. */
public final class Peers implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  public final Transport transport = new Transport(2);
  public final PrivateKey clientKey = Keys.generateEd25519(RANDOM);
  public final PrivateKey serverKey = Keys.generateEd25519(RANDOM);

  /** How two peers talk. */
  public record Way(boolean webSocket, List<SecurityProtocol> security, MuxerFactory muxer) {

    @Override
    public String toString() {
      String name = security.isEmpty() ? "no security" : security.get(0).protocol();
      return (webSocket ? "ws " : "tcp ") + name + " " + muxer.protocol();
    }

    /** The options of a peer that talks this way only. */
    public UpgradeOptions options(PrivateKey self) {
      return Stack.options(self).withSecurities(security).withMuxers(List.of(muxer));
    }
  }

  /** Both ends of a connection. */
  public record Pair(UpgradedConnection client, UpgradedConnection server) {}

  /** Every combination of transport, security and muxer. */
  public static List<Way> everyWay() {
    List<List<SecurityProtocol>> securities =
        List.of(List.of(), List.of(new Secio()), List.of(new Noise()));
    return List.of(true, false).stream()
        .flatMap(
            ws ->
                securities.stream()
                    .flatMap(
                        security ->
                            List.of(Mplex.FACTORY, Yamux.FACTORY).stream()
                                .map(muxer -> new Way(ws, security, muxer))))
        .toList();
  }

  /** Connects; both sides talk in this way. */
  public Pair connect(Way way) {
    return connect(way.webSocket(), way.options(clientKey), way.options(serverKey));
  }

  /** Connects with these options. */
  public Pair connect(boolean webSocket, UpgradeOptions client, UpgradeOptions server) {
    CompletableFuture<UpgradedConnection> atServer = new CompletableFuture<>();
    Multiaddr address =
        listen(
            webSocket,
            accepted -> new Upgrader(server).upgrade(accepted.duplex(), false),
            atServer);
    return new Pair(
        get(upgrade(address, client), "the client's upgrade"),
        get(atServer, "the server's upgrade"));
  }

  /** Listens, and gives what comes of the first connection to the future. */
  public <T> Multiaddr listen(
      boolean webSocket,
      Function<Accepted, CompletableFuture<T>> then,
      CompletableFuture<T> result) {
    Multiaddr any = Multiaddr.tcp("127.0.0.1", 0);
    Listener listener =
        get(
            transport.listen(
                webSocket ? Multiaddr.webSocket("127.0.0.1", 0) : any,
                accepted -> {
                  var unused =
                      then.apply(accepted)
                          .whenComplete(
                              (value, failure) -> {
                                if (failure == null) {
                                  result.complete(value);
                                } else {
                                  result.completeExceptionally(failure);
                                }
                              });
                }),
            "a listener");
    return listener.address();
  }

  /** Dials and upgrades. */
  public CompletableFuture<UpgradedConnection> upgrade(Multiaddr address, UpgradeOptions options) {
    return dial(address).thenCompose(duplex -> new Upgrader(options).upgrade(duplex, true));
  }

  /** Dials. */
  public CompletableFuture<TransportDuplex> dial(Multiaddr address) {
    return transport.dial(address, Inbox.PATIENCE, Tap.NONE);
  }

  /** Does something in the connection's loop and waits for what comes of it. */
  public static <T> T in(Connection connection, Supplier<CompletableFuture<T>> task, String what) {
    CompletableFuture<T> result =
        CompletableFuture.completedFuture(true)
            .thenComposeAsync(go -> task.get(), connection.loop());
    return get(result, what);
  }

  /** Does something in the connection's loop, and waits until it is done. */
  public static void run(Connection connection, Runnable task) {
    get(CompletableFuture.runAsync(task, connection.loop()), "a task in the loop");
  }

  /** Accepts streams of the protocol; the other side can open them as soon as this returns. */
  public static void handle(Connection connection, String protocol, Consumer<Duplex> accepted) {
    run(connection, () -> connection.handle(protocol, accepted));
  }

  @Override
  public void close() {
    transport.close();
  }
}
