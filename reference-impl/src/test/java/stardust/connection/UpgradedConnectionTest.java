package stardust.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.multistream.NegotiationTimeoutException;
import stardust.multistream.UnsupportedProtocolException;
import stardust.muxer.MuxedStream;
import stardust.stack.Stack;
import stardust.transport.Inbox;
import stardust.vectors.WireVectors;

class UpgradedConnectionTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final byte[] HEADER =
      WireVectors.named("multistream.line./multistream/1.0.0").hex("frame");
  private static final byte[] NA = WireVectors.named("multistream.line.na").hex("frame");

  private final Peers peers = new Peers();
  private final UpgradeOptions client = Stack.options(peers.clientKey);
  private final UpgradeOptions server = Stack.options(peers.serverKey);

  @AfterEach
  void close() {
    peers.close();
  }

  @Test
  void refusesAnUnknownProtocolAndGoesOn() {
    Peers.Pair pair = peers.connect(true, client, server);
    CompletableFuture<?> refused = opening(pair.client(), List.of("/unknown/1", "/unknown/2"));
    assertThat(Inbox.failure(Failures.mapped(refused, cause -> cause), "a refusal"))
        .isInstanceOf(UnsupportedProtocolException.class)
        .hasMessageContaining("/unknown/1, /unknown/2");
    Peers.handle(pair.server(), "/test/1", stream -> stream.receive(new Echo(stream)));
    assertThat(Inbox.get(opening(pair.client(), List.of("/unknown", "/test/1")), "a stream"))
        .extracting(Connection.NegotiatedStream::protocol)
        .isEqualTo("/test/1");
  }

  @Test
  void answersNaOnTheWireAndResetsTheStreamAfterTheTimeout() {
    Peers.Pair pair = peers.connect(true, client, server.withTimeouts(UpgradeTimeouts.each(SHORT)));
    Inbox answer = sendRaw(pair.client(), Bytes.concat(HEADER, line("/unknown/1")));
    byte[] expected = Bytes.concat(HEADER, NA);
    assertThat(answer.awaitBytes(expected.length)).isEqualTo(expected);
    assertThat(answer.awaitClosed().kind()).isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void resetsAStreamOnWhichNothingIsProposed() {
    Peers.Pair pair = peers.connect(true, client, server.withTimeouts(UpgradeTimeouts.each(SHORT)));
    assertThat(sendRaw(pair.client(), new byte[0]).awaitClosed().kind())
        .isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void failsToOpenWhenTheOtherSideSaysNothing() {
    Peers.Pair pair = peers.connect(true, client.withTimeouts(UpgradeTimeouts.each(SHORT)), server);
    CompletableFuture<Duplex> raw = new CompletableFuture<>();
    Peers.run(pair.server(), () -> pair.server().handleRaw(raw::complete));
    CompletableFuture<?> opening = opening(pair.client(), List.of("/test/1"));
    assertThat(Inbox.failure(Failures.mapped(opening, cause -> cause), "a failure"))
        .isInstanceOf(NegotiationTimeoutException.class);
    assertThat(Inbox.of(Inbox.get(raw, "the stream")).awaitClosed().kind())
        .isEqualTo(Closure.Kind.RESET);
  }

  @Test
  void handsOutStreamsThatNobodyNegotiated() {
    Peers.Pair pair = peers.connect(true, client, server);
    CompletableFuture<Duplex> raw = new CompletableFuture<>();
    Peers.run(pair.server(), () -> pair.server().handleRaw(raw::complete));
    sendRaw(pair.client(), "no negotiation".getBytes(UTF_8));
    assertThat(Inbox.of(Inbox.get(raw, "the stream")).awaitText("no negotiation"))
        .isEqualTo("no negotiation");
  }

  @Test
  void resetsTheStreamOfAHandlerThatThrows() {
    Peers.Pair pair = peers.connect(true, client, server);
    Peers.handle(
        pair.server(),
        "/test/1",
        stream -> {
          throw new IllegalStateException("meant to be thrown by a test");
        });
    Duplex stream = Inbox.get(opening(pair.client(), List.of("/test/1")), "a stream").stream();
    assertThat(Inbox.of(stream).awaitClosed().kind()).isEqualTo(Closure.Kind.RESET);
    assertThat(pair.client().closed()).isNotDone();
  }

  @Test
  void saysThatNoStreamCanBeOpenedAfterTheClose() {
    Peers.Pair pair = peers.connect(true, client, server);
    Peers.run(pair.client(), pair.client()::close);
    CompletableFuture<?> opening = opening(pair.client(), List.of("/test/1"));
    assertThat(Inbox.failure(Failures.mapped(opening, cause -> cause), "a failure"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tellsOfALostTransport() {
    Peers.Pair pair = peers.connect(true, client, server);
    Peers.run(pair.client(), pair.client().transport()::reset);
    assertThat(Inbox.get(pair.server().closed(), "the server's end").kind())
        .isEqualTo(Closure.Kind.LOST);
    assertThat(Inbox.get(pair.client().closed(), "the client's end")).isNotNull();
  }

  private static CompletableFuture<Connection.NegotiatedStream> opening(
      UpgradedConnection connection, List<String> protocols) {
    return CompletableFuture.completedFuture(true)
        .thenComposeAsync(go -> connection.open(protocols), connection.loop());
  }

  private static Inbox sendRaw(UpgradedConnection connection, byte[] bytes) {
    MuxedStream stream =
        Peers.in(
            connection,
            () -> CompletableFuture.completedFuture(connection.openRaw()),
            "a raw stream");
    Inbox answer = Inbox.of(stream);
    stream.loop().execute(() -> stream.write(bytes));
    return answer;
  }

  private static byte[] line(String protocol) {
    return Bytes.concat(
        new byte[] {(byte) (protocol.length() + 1)}, (protocol + "\n").getBytes(UTF_8));
  }
}
