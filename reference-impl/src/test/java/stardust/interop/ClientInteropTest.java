package stardust.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.client.DialRefusedException;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.transport.Transport;

/** Our client with JavaScript servers, and with JavaScript clients there. */
@Tag("interop")
@Order(2)
class ClientInteropTest {

  /** Milliseconds; short, so that a test sees several lists. */
  private static final int PERIOD = 500;

  private static final int BYTES = 2 * (1 << 20) + 1;

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
  void joinsAndAcknowledgesEveryList(Wire wire) throws Exception {
    try (JsPeer server = wire.startServer(PERIOD);
        JavaClient ours = join(server)) {
      assertThat(ours.server().security()).isEqualTo(wire.security());
      assertThat(ours.server().muxer()).isEqualTo(wire.muxer());
      server.await("JOINED " + ours.id());
      // More lists than this server leaves unanswered.
      for (int i = 0; i < 5; i++) {
        server.await("ACK " + ours.id());
      }
      assertThat(server.hasPrinted("LEFT .*")).as("%s", server).isFalse();
      ours.awaitList(list -> list.size() == 1, "one peer");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLD_WS", "NEW_WS_YAMUX", "NEW_TCP_MPLEX"})
  void dialsAnotherClientAndIsDialed(Wire wire) throws Exception {
    try (JsPeer server = wire.startServer(PERIOD)) {
      String address = address(server);
      try (JsPeer js = wire.startClient(address);
          JavaClient ours = JavaClient.join(transport, address, Identities.FIRST, js, server)) {
        String id = js.await("READY (.*)").group(1);
        ours.awaitList(list -> list.size() == 2, "two peers");

        Connection connection = ours.dialed(id);
        server.await("DIAL " + ours.id() + " " + id + " RELAYED");
        js.await("INCOMING " + ours.id() + " " + wire.printed());
        Echo.bringsBack(BYTES, connection, js, server);

        js.say("dial " + ours.id());
        js.await("DIALED " + ours.id() + " PING .* " + wire.printed());
        assertThat(ours.incoming().remotePeer()).contains(PeerId.parse(id));
        js.say("send " + BYTES);
        js.await("ECHOED " + BYTES + " .*");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLD_TCP", "NEW_TCP_YAMUX"})
  void dialsAnotherOfOurClients(Wire wire) throws Exception {
    try (JsPeer server = wire.startServer(PERIOD)) {
      String address = address(server);
      try (JavaClient a = JavaClient.join(transport, address, Identities.FIRST, server);
          JavaClient b = JavaClient.join(transport, address, Identities.SECOND, server)) {
        Connection connection = a.dialed(b.id());
        server.await("DIAL " + a.id() + " " + b.id() + " RELAYED");
        assertThat(connection.remotePeer()).contains(PeerId.parse(b.id()));
        assertThat(b.incoming().remotePeer()).contains(PeerId.parse(a.id()));
        Echo.bringsBack(BYTES, connection, server);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLD_WS", "NEW_WS_MPLEX"})
  void isToldThatAPeerIsNotOnline(Wire wire) throws Exception {
    try (JsPeer server = wire.startServer(PERIOD);
        JavaClient ours = join(server)) {
      CompletableFuture<Connection> dial =
          ours.dial(Identities.SECOND.publicKey().peerId().toBase58());
      assertThat(dial)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(DialRefusedException.class);
      server.await("ACK " + ours.id());
    }
  }

  private JavaClient join(JsPeer server) throws Exception {
    return JavaClient.join(transport, address(server), Identities.FIRST, server);
  }

  private static String address(JsPeer server) {
    return server.await("LISTENING (.*)").group(1);
  }
}
