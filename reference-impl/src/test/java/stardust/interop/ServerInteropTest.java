package stardust.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.connection.Connection;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/** Our server with JavaScript clients, and with our client among them. */
@Tag("interop")
@Order(1)
class ServerInteropTest {

  /** Short, so that a test sees several lists. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  private static final int BYTES = 2 * (1 << 20) + 1;

  private final Transport transport = new Transport(1);
  private String webSocket = "";
  private String tcp = "";
  private StardustServer server = new StardustServer(transport, options());

  @BeforeEach
  void start() {
    Requires.node();
    server = Eventually.get(server.start(), "the server");
    List<Multiaddr> addresses = server.addresses();
    webSocket = addresses.get(0).toString();
    tcp = addresses.get(1).toString();
  }

  @AfterEach
  void stop() {
    server.close();
    transport.close();
  }

  @ParameterizedTest
  @EnumSource
  void keepsAClientOnTheListThatAcknowledges(Wire wire) throws Exception {
    try (JsPeer client = start(wire)) {
      String id = client.await("READY (.*)").group(1);
      client.await("CONNECTED " + wire.printed());
      client.await("JOINED");
      client.await("ONLINE " + id);
      // More lists than a silent client would get.
      client.await("ACKED 6");
      assertThat(server.online()).containsExactly(PeerId.parse(id));
    }
  }

  @ParameterizedTest
  @CsvSource({"OLD_WS, OLD_TCP", "NEW_WS_YAMUX, NEW_TCP_YAMUX", "NEW_TCP_MPLEX, NEW_WS_MPLEX"})
  void relaysDialsBetweenTwoClients(Wire first, Wire second) {
    try (JsPeer a = start(first);
        JsPeer b = start(second)) {
      String idOfA = a.await("READY (.*)").group(1);
      String idOfB = b.await("READY (.*)").group(1);
      a.await("ONLINE .*,.*");
      b.await("ONLINE .*,.*");

      dialAndEcho(a, idOfA, b, idOfB, first.printed());
      dialAndEcho(b, idOfB, a, idOfA, first.printed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void relaysDialsBetweenOurClientAndAnother(Wire wire) throws Exception {
    try (JsPeer js = start(wire);
        JavaClient ours = JavaClient.join(transport, webSocket, Identities.FIRST, js)) {
      js.await("JOINED");
      String id = js.await("READY (.*)").group(1);

      Connection connection = ours.dialed(id);
      assertThat(connection.security() + " " + connection.muxer()).isEqualTo(wire.printed());
      js.await("INCOMING " + ours.id() + " " + wire.printed());
      Echo.bringsBack(BYTES, connection, js);

      js.say("dial " + ours.id());
      js.await("DIALED " + ours.id() + " PING .* " + wire.printed());
      assertThat(ours.incoming().remotePeer()).contains(PeerId.parse(id));
      js.say("send " + BYTES);
      js.await("ECHOED " + BYTES + " .*");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLD_WS", "NEW_WS_YAMUX"})
  void tellsTheOthersThatAClientIsGone(Wire wire) {
    try (JsPeer stays = start(wire);
        JsPeer leaves = start(wire)) {
      String idOfTheOneThatStays = stays.await("READY (.*)").group(1);
      leaves.await("JOINED");
      stays.await("ONLINE .*,.*");
      stays.discardPrinted();

      leaves.kill();

      stays.await("ONLINE " + idOfTheOneThatStays);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLD_WS", "NEW_WS_YAMUX"})
  void refusesTheDialOfAPeerThatIsNotOnline(Wire wire) {
    try (JsPeer client = start(wire)) {
      client.await("JOINED");
      client.say("dial " + Identities.SECOND.publicKey().peerId().toBase58());
      client.await("ERROR dial the dial was refused with error 999");
      client.discardPrinted();
      client.await("ACKED .*");
    }
  }

  private JsPeer start(Wire wire) {
    return wire.startClient(wire.isWebSocket() ? webSocket : tcp);
  }

  private static void dialAndEcho(JsPeer from, String fromId, JsPeer to, String toId, String how) {
    from.say("dial " + toId);
    from.await("DIALED " + toId + " PING .* " + how);
    to.await("INCOMING " + fromId + " " + how);
    from.say("send " + BYTES);
    from.await("ECHOED " + BYTES + " .*");
  }

  private static ServerOptions options() {
    try {
      return ServerOptions.of(Identities.SERVER)
          .withDiscoveryPeriod(PERIOD)
          .withListen(
              List.of(
                  Multiaddr.parse("/ip4/127.0.0.1/tcp/0/ws"),
                  Multiaddr.parse("/ip4/127.0.0.1/tcp/0")));
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }
}
