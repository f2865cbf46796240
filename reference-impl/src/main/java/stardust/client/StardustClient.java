package stardust.client;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import stardust.binding.ClientStreams;
import stardust.connection.Connection;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.io.Duplex;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.ping.Ping;
import stardust.protocol.MessageStream;
import stardust.stack.Stack;
import stardust.transport.Transport;

/**
 * A stardust client that has joined. Every list of the server is acknowledged. May be used from any
 * thread; futures complete and listeners are called in the loop of the connection to the server.
 */
public final class StardustClient implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A list of very many peers; the reference server's own messages are shorter. */
  private static final int LONGEST_MESSAGE = 4 << 20;

  private final ClientOptions options;
  private final UpgradeOptions peerOptions;
  private final List<Consumer<List<PeerId>>> discoveryListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Connection>> incomingListeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<ClientRegistration> registration = new CompletableFuture<>();
  private final CompletableFuture<Connection> server = new CompletableFuture<>();
  private final CompletableFuture<ClientStreams> streams = new CompletableFuture<>();
  private volatile List<PeerId> online = List.of();

  private StardustClient(ClientOptions options) {
    this.options = options;
    this.peerOptions =
        UpgradeOptions.of(
                options.identity(),
                options.securities(),
                options.muxers(),
                Stack.services(List::of))
            .withTap(options.innerTap());
  }

  /**
   * Connects and joins.
   *
   * @param address of the server; if it has a peer id, the server must prove to be that peer
   * @return the client when the server has let it in; fails with {@link JoinRefusedException} when
   *     the server answers with an error, else with an {@link IOException} that says what failed
   */
  public static CompletableFuture<StardustClient> join(
      Transport transport, Multiaddr address, ClientOptions options) {
    StardustClient client = new StardustClient(options);
    return Results.plain(
        transport
            .dial(address, options.deadline(), options.tap())
            .thenCompose(socket -> Results.in(socket.loop(), () -> client.connect(socket, address)))
            .thenApply(joined -> client));
  }

  /** The id with which this client has joined. */
  public PeerId id() {
    return options.identity().publicKey().peerId();
  }

  /** The newest list of the server; empty before the first. */
  public List<PeerId> online() {
    return online;
  }

  /** The connection to the server. */
  public Connection connection() {
    return server.join();
  }

  /** Calls the listener for every list from now on, after it was acknowledged. */
  public void onDiscovery(Consumer<List<PeerId>> listener) {
    discoveryListeners.add(listener);
  }

  /**
   * Calls the listener with every connection that a peer makes to this client from now on, before
   * the first stream on it can come in.
   */
  public void onIncoming(Consumer<Connection> listener) {
    incomingListeners.add(listener);
  }

  /** Completes, with the reason, when the server no longer has this client in its network. */
  public CompletableFuture<IOException> lost() {
    return registration.thenCompose(ClientRegistration::lost);
  }

  /**
   * Connects to a peer through the server.
   *
   * @return a connection on which the peer has proved its id and has answered a ping; fails with
   *     {@link DialRefusedException} when the server answers with an error, else with an {@link
   *     IOException} that says what failed
   */
  public CompletableFuture<Connection> dial(PeerId target) {
    return Results.in(connection().loop(), () -> dialInLoop(target));
  }

  /** Leaves the network and ends the connection to the server, and all connections through it. */
  @Override
  public void close() {
    connection()
        .loop()
        .run(
            () -> {
              registration.join().leave();
              connection().close();
            });
  }

  private CompletableFuture<Void> connect(Duplex socket, Multiaddr address) {
    UpgradeOptions anyone =
        UpgradeOptions.of(
                options.identity(),
                options.binding().towardsServer(options.securities()),
                options.muxers(),
                Stack.services(List::of))
            .withTap(options.tap());
    UpgradeOptions upgrade = address.firstPeer().map(anyone::withExpected).orElse(anyone);
    return new Upgrader(upgrade)
        .upgrade(socket, true, this::attach)
        .thenCompose(upgraded -> register(connection()));
  }

  private void attach(UpgradedConnection upgraded) {
    Connection connection = options.parts().view().apply(upgraded);
    streams.complete(options.binding().client(connection, this::forwarded));
    server.complete(connection);
  }

  private CompletableFuture<Void> register(Connection connection) {
    CompletableFuture<Void> joined =
        streams.join().registration(options.deadline()).thenCompose(this::startRegistration);
    return joined.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            connection.close();
          }
        });
  }

  private CompletableFuture<Void> startRegistration(Duplex stream) {
    ClientParts parts = options.parts();
    ClientRegistration started =
        new ClientRegistration(
            parts.joins().make(options.identity(), parts.randoms().get()),
            new MessageStream(stream, options.binding().framing(), LONGEST_MESSAGE),
            options,
            this::listed);
    registration.complete(started);
    var unused = started.lost().thenAccept(why -> connection().close());
    return started.start();
  }

  private void listed(List<PeerId> list) {
    online = list;
    discoveryListeners.forEach(listener -> listener.accept(list));
  }

  private void forwarded(Duplex stream) {
    var unused =
        options
            .parts()
            .upgrades()
            .upgrade(
                peerOptions,
                stream,
                false,
                peer -> incomingListeners.forEach(listener -> listener.accept(peer)));
  }

  private CompletableFuture<Connection> dialInLoop(PeerId target) {
    return streams
        .join()
        .dial()
        .thenCompose(stream -> ask(stream, target))
        .thenCompose(stream -> upgrade(stream, target))
        .thenCompose(this::pinged);
  }

  private CompletableFuture<Duplex> ask(Duplex stream, PeerId target) {
    ClientParts parts = options.parts();
    return parts
        .dials()
        .over(stream, options.binding().framing(), target, parts.writer(), options.deadline());
  }

  private CompletableFuture<UpgradedConnection> upgrade(Duplex stream, PeerId target) {
    return options
        .parts()
        .upgrades()
        .upgrade(peerOptions.withExpected(target), stream, true, peer -> {});
  }

  private CompletableFuture<Connection> pinged(UpgradedConnection peer) {
    byte[] block = new byte[Ping.BLOCK_BYTES];
    RANDOM.nextBytes(block);
    return Ping.send(peer, block, options.deadline())
        .whenComplete(
            (time, failure) -> {
              if (failure != null) {
                peer.close();
              }
            })
        .thenApply(time -> peer);
  }
}
