package stardust.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.connection.Connection.NegotiatedStream;
import stardust.connection.Peers.Way;
import stardust.identify.Identify;
import stardust.identify.IdentifyMessage;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.transport.Inbox;

/** What every combination of transport, security and muxer must do alike. */
class EveryWayTest {

  private static final String PROTOCOL = "/test/1";

  private final Peers peers = new Peers();

  @AfterEach
  void close() {
    peers.close();
  }

  static List<Way> ways() {
    return Peers.everyWay();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void knowsWhoTheOtherSideIs(Way way) {
    Peers.Pair pair = peers.connect(way);
    if (way.security().isEmpty()) {
      assertThat(pair.client().remotePeer()).isEmpty();
      assertThat(pair.client().security()).isEmpty();
    } else {
      assertThat(pair.client().remotePeer()).hasValue(idOf(peers.serverKey));
      assertThat(pair.server().remotePeer()).hasValue(idOf(peers.clientKey));
      assertThat(pair.client().security()).isEqualTo(way.security().get(0).protocol());
    }
    assertThat(pair.server().muxer()).isEqualTo(way.muxer().protocol());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void opensStreamsFromEitherSide(Way way) {
    Peers.Pair pair = peers.connect(way);
    assertThat(roundTrip(pair.client(), pair.server())).isEqualTo("there and back");
    assertThat(roundTrip(pair.server(), pair.client())).isEqualTo("there and back");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void answersPingOnBothSides(Way way) {
    Peers.Pair pair = peers.connect(way);
    assertThat(ping(pair.client())).isPositive();
    assertThat(ping(pair.server())).isPositive();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void answersIdentifyOnBothSides(Way way) {
    Peers.Pair pair = peers.connect(way);
    assertThat(identify(pair.client()).publicKey()).hasValue(peers.serverKey.publicKey().encoded());
    assertThat(identify(pair.server()).protocols()).contains(Identify.PROTOCOL, Ping.PROTOCOL);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void carriesFourMebibytesIntact(Way way) {
    Peers.Pair pair = peers.connect(way);
    CompletableFuture<Duplex> accepted = handle(pair.server());
    Duplex stream = open(pair.client());
    byte[] bytes = new byte[4 << 20];
    new Random(4).nextBytes(bytes);
    stream
        .loop()
        .execute(
            () -> {
              stream.write(bytes);
              stream.closeWrite();
            });
    Duplex at = Inbox.get(accepted, "the stream");
    assertThat(Inbox.of(at).awaitEnd()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsBothSidesOfTheClose(Way way) {
    Peers.Pair pair = peers.connect(way);
    pair.client().loop().execute(pair.client()::close);
    assertThat(Inbox.get(pair.client().closed(), "the client's end").kind())
        .isEqualTo(Closure.Kind.LOCAL);
    assertThat(Inbox.get(pair.server().closed(), "the server's end").kind())
        .isNotEqualTo(Closure.Kind.VIOLATION);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void upgradesAStreamOfAConnection(Way way) {
    Peers.Pair outer = peers.connect(way);
    CompletableFuture<UpgradedConnection> server = new CompletableFuture<>();
    Upgrader serverUpgrader = new Upgrader(way.options(peers.serverKey));
    Peers.handle(
        outer.server(),
        PROTOCOL,
        stream -> {
          var unused = serverUpgrader.upgrade(stream, false).thenAccept(server::complete);
        });
    Upgrader clientUpgrader = new Upgrader(way.options(peers.clientKey));
    UpgradedConnection client =
        Peers.in(
            outer.client(),
            () ->
                outer
                    .client()
                    .open(List.of(PROTOCOL))
                    .thenCompose(opened -> clientUpgrader.upgrade(opened.stream(), true)),
            "the nested upgrade");
    UpgradedConnection nested = Inbox.get(server, "the nested upgrade of the server");
    assertThat(client.loop()).isSameAs(outer.client().loop());
    assertThat(roundTrip(client, nested)).isEqualTo("there and back");
    assertThat(roundTrip(nested, client)).isEqualTo("there and back");
    assertThat(ping(client)).isPositive();
    assertThat(ping(outer.client())).isPositive();
  }

  private static String roundTrip(UpgradedConnection from, UpgradedConnection to) {
    Peers.handle(to, PROTOCOL, stream -> stream.receive(new Echo(stream)));
    Duplex stream = open(from);
    Inbox back = Inbox.of(stream);
    stream.loop().execute(() -> stream.write("there and back".getBytes(UTF_8)));
    String text = back.awaitText("there and back");
    stream.loop().execute(stream::closeWrite);
    assertThat(back.awaitClosed()).isEqualTo(Closure.FINISHED);
    return text;
  }

  private static CompletableFuture<Duplex> handle(UpgradedConnection connection) {
    CompletableFuture<Duplex> accepted = new CompletableFuture<>();
    Peers.handle(connection, PROTOCOL, accepted::complete);
    return accepted;
  }

  private static Duplex open(UpgradedConnection connection) {
    NegotiatedStream opened =
        Peers.in(connection, () -> connection.open(List.of(PROTOCOL)), "a stream");
    assertThat(opened.protocol()).isEqualTo(PROTOCOL);
    return opened.stream();
  }

  private static Duration ping(UpgradedConnection connection) {
    byte[] block = new byte[Ping.BLOCK_BYTES];
    return Peers.in(connection, () -> Ping.send(connection, block, Inbox.PATIENCE), "a ping");
  }

  private static IdentifyMessage identify(UpgradedConnection connection) {
    return Peers.in(
        connection, () -> Identify.ask(connection, Inbox.PATIENCE), "an identify message");
  }

  private static stardust.peer.PeerId idOf(PrivateKey key) {
    return key.publicKey().peerId();
  }
}
