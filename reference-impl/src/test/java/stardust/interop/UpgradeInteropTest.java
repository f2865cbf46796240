package stardust.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.connection.Connection;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.stack.Stack;
import stardust.trace.Tap;
import stardust.transport.Listener;
import stardust.transport.Transport;

/** Transports, security and muxers against JavaScript nodes, without any stardust. */
@Tag("interop")
@Order(3)
class UpgradeInteropTest {

  private static final String STARDUST = "/p2p/stardust/0.1.0";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MEBIBYTE = 1 << 20;
  private static final PrivateKey SELF = Identities.SERVER;

  private final Transport transport = new Transport(1);

  @BeforeEach
  void nodeIsThere() {
    Requires.node();
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @ParameterizedTest
  @EnumSource
  void dialsANodeAndGetsEveryByteBack(Wire wire) throws Exception {
    try (JsPeer node = wire.startServer(10_000)) {
      Multiaddr address = Multiaddr.parse(node.await("LISTENING (.*)").group(1));
      UpgradeOptions options = Stack.options(SELF).withExpected(address.firstPeer().orElseThrow());
      UpgradedConnection connection =
          Eventually.get(
              transport
                  .dial(address, TIMEOUT, Tap.NONE)
                  .thenCompose(socket -> new Upgrader(options).upgrade(socket, true)),
              "the connection to " + address,
              node);

      assertThat(connection.security()).isEqualTo(wire.security());
      assertThat(connection.muxer()).isEqualTo(wire.muxer());
      ping(connection, node);
      Echo.bringsBack(4 * MEBIBYTE + 1, connection, node);
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptsANodeAndGetsEveryByteBack(Wire wire) throws Exception {
    CompletableFuture<UpgradedConnection> accepted = new CompletableFuture<>();
    Multiaddr address = listen(wire, Stack.options(SELF), accepted);
    try (JsPeer node = wire.startClient(address.toString())) {
      node.await("CONNECTED " + wire.printed());
      Connection connection = Eventually.get(accepted, "a connection", node);

      assertThat(connection.remotePeer().orElseThrow().toBase58())
          .isEqualTo(node.await("READY (.*)").group(1));
      ping(connection, node);
      Echo.bringsBack(MEBIBYTE + 1, connection, node);
    }
  }

  /** Both stacks open an identify stream as soon as the connection is up. */
  @ParameterizedTest
  @EnumSource(names = {"OLD_WS", "NEW_WS_YAMUX"})
  void staysConnectedToANodeWhoseIdentifyItRefuses(Wire wire) throws Exception {
    CompletableFuture<UpgradedConnection> accepted = new CompletableFuture<>();
    Multiaddr address = listen(wire, Stack.options(SELF).withServices(List.of()), accepted);
    try (JsPeer node = wire.startClient(address.toString())) {
      node.await("CONNECTED " + wire.printed());
      Connection connection = Eventually.get(accepted, "a connection", node);

      ping(connection, node);
      Echo.bringsBack(1000, connection, node);
    }
  }

  @Test
  void refusesANodeThatIsNotTheExpectedOne() throws Exception {
    try (JsPeer node = Wire.OLD_WS.startServer(10_000)) {
      Multiaddr address = Multiaddr.parse(node.await("LISTENING (.*)").group(1));
      UpgradeOptions options = Stack.options(SELF).withExpected(SELF.publicKey().peerId());

      CompletableFuture<UpgradedConnection> connection =
          transport
              .dial(address, TIMEOUT, Tap.NONE)
              .thenCompose(socket -> new Upgrader(options).upgrade(socket, true));

      assertThat(connection).failsWithin(TIMEOUT);
    }
  }

  private Multiaddr listen(
      Wire wire, UpgradeOptions options, CompletableFuture<UpgradedConnection> accepted)
      throws Exception {
    Listener listener =
        Eventually.get(
            transport.listen(
                Multiaddr.parse(wire.anyPort()),
                socket ->
                    new Upgrader(options)
                        .upgrade(
                            socket.duplex(),
                            false,
                            connection -> {
                              // Answered by nobody, so that the client stays and waits.
                              connection.handle(STARDUST, stream -> {});
                              accepted.complete(connection);
                            })
                        .exceptionally(
                            failure -> {
                              accepted.completeExceptionally(failure);
                              return null;
                            })),
            "the listener");
    return listener.address().withPeer(SELF.publicKey().peerId());
  }

  private static void ping(Connection connection, JsPeer node) {
    byte[] block = Echo.data(Ping.BLOCK_BYTES);
    Eventually.inLoop(
        connection, () -> Ping.send(connection, block, TIMEOUT), "the answer to the ping", node);
  }
}
