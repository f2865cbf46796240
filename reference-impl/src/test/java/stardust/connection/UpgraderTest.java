package stardust.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.connection.UpgradeException.Step;
import stardust.io.Bytes;
import stardust.mplex.Mplex;
import stardust.noise.Noise;
import stardust.secio.Secio;
import stardust.security.UnexpectedPeerException;
import stardust.stack.Stack;
import stardust.trace.Tap;
import stardust.transport.Inbox;
import stardust.transport.TransportDuplex;
import stardust.vectors.WireVectors;
import stardust.yamux.Yamux;

class UpgraderTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  private final Peers peers = new Peers();
  private final UpgradeOptions client = Stack.options(peers.clientKey);
  private final UpgradeOptions server = Stack.options(peers.serverKey);
  private final CompletableFuture<UpgradedConnection> atServer = new CompletableFuture<>();

  @AfterEach
  void close() {
    peers.close();
  }

  @Test
  void takesTheFirstOfTheInitiatorsChoicesThatBothKnow() {
    Peers.Pair pair =
        peers.connect(
            true,
            client.withSecurities(List.of(new Secio(), new Noise())),
            server.withMuxers(List.of(Mplex.FACTORY)));
    assertThat(pair.server().security()).isEqualTo("/secio/1.0.0");
    assertThat(pair.client().muxer()).isEqualTo("/mplex/6.7.0");
  }

  @Test
  void namesTheRefusedSecurityProtocols() {
    UpgradeException why =
        failure(
            client.withSecurities(List.of(new Noise())),
            server.withSecurities(List.of(new Secio())));
    assertThat(why.step()).isEqualTo(Step.SECURITY_NEGOTIATION);
    assertThat(why)
        .hasMessageContaining("proposed /noise")
        .hasMessageContaining("refused every proposed protocol");
  }

  @Test
  void namesTheRefusedMuxers() {
    UpgradeException why =
        failure(
            client.withMuxers(List.of(Yamux.FACTORY)), server.withMuxers(List.of(Mplex.FACTORY)));
    assertThat(why.step()).isEqualTo(Step.MUXER_NEGOTIATION);
    assertThat(why).hasMessageContaining("proposed /yamux/1.0.0");
  }

  @Test
  void refusesAnotherPeerThanTheExpectedOne() {
    UpgradeException why =
        failure(client.withExpected(peers.clientKey.publicKey().peerId()), server);
    assertThat(why.step()).isEqualTo(Step.SECURITY_HANDSHAKE);
    assertThat(why)
        .hasCauseInstanceOf(UnexpectedPeerException.class)
        .hasMessageContaining(peers.serverKey.publicKey().peerId().toBase58());
  }

  @Test
  void takesTheExpectedPeer() {
    Peers.Pair pair =
        peers.connect(true, client.withExpected(peers.serverKey.publicKey().peerId()), server);
    assertThat(pair.client().remotePeer()).hasValue(peers.serverKey.publicKey().peerId());
  }

  @Test
  void givesUpOnASilentPeerWithASentence() {
    UpgradeTimeouts times =
        new UpgradeTimeouts(SHORT, Duration.ofMinutes(1), Duration.ofMinutes(1));
    UpgradeException why = againstSilence(options -> options.withTimeouts(times));
    assertThat(why.step()).isEqualTo(Step.SECURITY_NEGOTIATION);
    assertThat(why).hasMessageContaining("received nothing");
  }

  @Test
  void givesUpWhenTheWholeTakesTooLong() {
    UpgradeTimeouts times =
        new UpgradeTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), SHORT);
    UpgradeException why = againstSilence(options -> options.withTimeouts(times));
    assertThat(why).hasMessageContaining("the upgrade was not done within 200 ms");
  }

  @Test
  void givesUpWhenTheHandshakeStalls() {
    UpgradeTimeouts times =
        new UpgradeTimeouts(Duration.ofMinutes(1), SHORT, Duration.ofMinutes(1));
    UpgradeException why =
        against(
            options -> options.withTimeouts(times).withSecurities(List.of(new Noise())),
            duplex -> duplex.write(WireVectors.named("websocket.server.frames").hex("payload")));
    assertThat(why.step()).isEqualTo(Step.SECURITY_HANDSHAKE);
    assertThat(why).hasMessageContaining("/noise").hasMessageContaining("200 ms");
  }

  @Test
  void saysThatTheOtherSideDoesNotSpeakMultistream() {
    UpgradeException why =
        against(UnaryOperator.identity(), duplex -> duplex.write("\u0005hello".getBytes(US_ASCII)));
    assertThat(why.step()).isEqualTo(Step.SECURITY_NEGOTIATION);
    assertThat(why).hasMessageContaining("multistream");
  }

  @Test
  void resetsTheTransportAfterAFailure() {
    CompletableFuture<TransportDuplex> accepted = new CompletableFuture<>();
    var address =
        peers.listen(true, at -> CompletableFuture.completedFuture(at.duplex()), accepted);
    UpgradeOptions hasty = client.withTimeouts(UpgradeTimeouts.each(SHORT));
    Inbox.failure(peers.upgrade(address, hasty), "a failed upgrade");
    Inbox wire = Inbox.of(Inbox.get(accepted, "an accepted connection"));
    assertThat(wire.awaitClosed()).isNotNull();
  }

  @Test
  void negotiatesNoSecurityWhereNoneIsWanted() {
    UpgradeOptions plain = client.withSecurities(List.of()).withMuxers(List.of(Mplex.FACTORY));
    CompletableFuture<TransportDuplex> accepted = new CompletableFuture<>();
    var address =
        peers.listen(true, at -> CompletableFuture.completedFuture(at.duplex()), accepted);
    peers.upgrade(address, plain).isDone();
    byte[] first =
        Bytes.concat(
            WireVectors.named("multistream.line./multistream/1.0.0").hex("frame"),
            WireVectors.named("multistream.line./mplex/6.7.0").hex("frame"));
    Inbox wire = Inbox.of(Inbox.get(accepted, "an accepted connection"));
    assertThat(wire.awaitBytes(first.length)).isEqualTo(first);
  }

  @Test
  void preparesAConnectionBeforeItsFirstStream() {
    var address =
        peers.listen(
            true,
            accepted ->
                new Upgrader(server)
                    .upgrade(
                        accepted.duplex(),
                        false,
                        connection ->
                            connection.handle(
                                "/test/1", stream -> stream.receive(new Echo(stream)))),
            atServer);
    UpgradedConnection dialled = Inbox.get(peers.upgrade(address, client), "a connection");
    var opened = Peers.in(dialled, () -> dialled.open(List.of("/test/1")), "a stream");
    assertThat(opened.protocol()).isEqualTo("/test/1");
  }

  @Test
  void letsAProbeTakeTheStepsOneByOne() {
    var address =
        peers.listen(true, at -> new Upgrader(server).upgrade(at.duplex(), false), atServer);
    Upgrader steps = new Upgrader(client);
    TransportDuplex raw = Inbox.get(peers.dial(address), "a connection");
    var muxer =
        steps
            .negotiateSecurity(raw, true)
            .thenCompose(protocol -> steps.secure(raw, true, protocol))
            .thenCompose(secured -> steps.negotiateMuxer(secured.channel(), true));
    assertThat(Inbox.get(muxer, "a muxer").protocol()).isEqualTo("/yamux/1.0.0");
    assertThat(Inbox.get(atServer, "the server's upgrade").muxer()).isEqualTo("/yamux/1.0.0");
  }

  private UpgradeException failure(UpgradeOptions dialing, UpgradeOptions listening) {
    var address =
        peers.listen(true, at -> new Upgrader(listening).upgrade(at.duplex(), false), atServer);
    return (UpgradeException)
        Inbox.failure(unwrapped(peers.upgrade(address, dialing)), "a failed upgrade");
  }

  private UpgradeException againstSilence(UnaryOperator<UpgradeOptions> change) {
    return against(change, duplex -> {});
  }

  private UpgradeException against(
      UnaryOperator<UpgradeOptions> change, java.util.function.Consumer<TransportDuplex> script) {
    CompletableFuture<Boolean> accepted = new CompletableFuture<>();
    var address =
        peers.listen(
            true,
            at -> {
              script.accept(at.duplex());
              return CompletableFuture.completedFuture(true);
            },
            accepted);
    return (UpgradeException)
        Inbox.failure(
            unwrapped(peers.upgrade(address, change.apply(client.withTap(Tap.NONE)))),
            "a failed upgrade");
  }

  private static <T> CompletableFuture<T> unwrapped(CompletableFuture<T> future) {
    return Failures.mapped(future, cause -> cause);
  }
}
