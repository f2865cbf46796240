package stardust.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.io.ManualLoop;
import stardust.io.MemoryDuplex;
import stardust.io.RecordingReceiver;
import stardust.trace.Tap;
import stardust.trace.WireEvent;
import stardust.transport.DialException.Reason;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

class WebSocketHandshakeTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String REQUEST =
      "GET /any/path?x=1 HTTP/1.1\r\nHost: here\r\nUpgrade: WebSocket\r\n"
          + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: "
          + KEY
          + "\r\n";

  private final ManualLoop loop = new ManualLoop();
  private final MemoryDuplex.Pair pair = MemoryDuplex.pair(loop);
  private final List<WireEvent> events = new ArrayList<>();
  private final Tap tap = events::add;

  @Test
  void answersTheCapturedKey() {
    WireVector vector = WireVectors.named("websocket.accept");
    assertThat(WebSocketKeys.accept(vector.text("key"))).isEqualTo(vector.text("accept"));
  }

  @Test
  void answersTheKeyOfTheRfc() {
    assertThat(WebSocketKeys.accept(KEY)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void serverTakesAnyPath() {
    assertThat(answerTo(REQUEST + "\r\n"))
        .startsWith("HTTP/1.1 101 ")
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
  }

  @Test
  void serverDeclinesCompression() {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
    assertThat(answerTo(REQUEST + offer)).startsWith("HTTP/1.1 101 ").doesNotContain("Extensions");
  }

  @Test
  void serverEchoesTheFirstSubprotocol() {
    assertThat(answerTo(REQUEST + "Sec-WebSocket-Protocol: one, two\r\n\r\n"))
        .contains("Sec-WebSocket-Protocol: one\r\n");
  }

  @Test
  void serverNamesNoSubprotocolUnasked() {
    assertThat(answerTo(REQUEST + "\r\n")).doesNotContain("Sec-WebSocket-Protocol");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Upgrade: WebSocket | X: y | 426 Upgrade Required",
        "Version: 13 | Version: 12 | 426 Upgrade Required",
        "Version: 13 | Version: 13 ~Sec-WebSocket-Version: 8 | 426 Upgrade Required",
        "GET | POST | 405 Method Not Allowed",
        KEY + " | c2hvcnQ= | 400 Bad Request",
        "GET /any/path?x=1 HTTP/1.1 | rubbish | 400 Bad Request",
        "Host: here | no colon here | 400 Bad Request"
      })
  void serverRefusesWithASentence(String good, String bad, String status) {
    String answer = answerTo(REQUEST.replace(good, bad.replace("~", "\r\n")) + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status + "\r\n");
    assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isNotBlank();
  }

  @Test
  void serverRefusesAHeadWithoutEnd() {
    assertThat(answerTo(REQUEST + "X: " + "y".repeat(HttpHeadReader.MAX_BYTES)))
        .startsWith("HTTP/1.1 400 ")
        .contains("more than 16384 bytes");
  }

  @Test
  void serverGivesUpOnASilentClient() {
    CompletableFuture<TransportDuplex> upgraded =
        WebSocketServer.upgrade(pair.b(), TIMEOUT, Tap.NONE);
    loop.advance(TIMEOUT);
    assertThat(upgraded)
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("no WebSocket request within 10 s");
    assertThat(pair.b().closed()).isTrue();
  }

  @Test
  void serverKeepsFramesThatCameWithTheRequest() {
    CompletableFuture<TransportDuplex> upgraded =
        WebSocketServer.upgrade(pair.b(), TIMEOUT, Tap.NONE);
    byte[] frame = WireVectors.named("websocket.client.frame").hex("bytes");
    pair.a().write(Bytes.concat((REQUEST + "\r\n").getBytes(US_ASCII), frame));
    loop.runAll();
    assertThat(RecordingReceiver.on(upgraded.join()).bytes()).containsExactly(0x13);
    assertThat(pair.b().unconsumed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void clientAndServerAgreeInPortionsOf(int chunk) {
    pair.chunk(chunk);
    CompletableFuture<TransportDuplex> server =
        WebSocketServer.upgrade(pair.b(), TIMEOUT, Tap.NONE);
    CompletableFuture<TransportDuplex> client = clientUpgrade();
    loop.runAll();
    client.join().write("ping".getBytes(UTF_8));
    server.join().write("pong".getBytes(UTF_8));
    loop.runAll();
    assertThat(RecordingReceiver.on(server.join()).text()).isEqualTo("ping");
    assertThat(RecordingReceiver.on(client.join()).text()).isEqualTo("pong");
  }

  @Test
  void clientTracesTheUpgrade() {
    WebSocketServer.upgrade(pair.b(), TIMEOUT, Tap.NONE).isDone();
    clientUpgrade().isDone();
    loop.runAll();
    assertThat(events).extracting(WireEvent::name).containsOnly("HTTP upgrade");
    assertThat(events)
        .extracting(event -> event.fields().get(0).value())
        .containsExactly("GET / HTTP/1.1", "HTTP/1.1 101 Switching Protocols");
  }

  @Test
  void clientSaysWhatAnHttpServerAnswered() {
    DialException why = clientFailure("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    assertThat(why.reason()).isEqualTo(Reason.NOT_WEBSOCKET);
    assertThat(why)
        .hasMessage(
            "the HTTP server at here:1 answered \"HTTP/1.1 404 Not Found\""
                + " instead of upgrading to WebSocket");
  }

  @Test
  void clientSaysThatTheOtherSideIsNoHttpServer() {
    DialException why = clientFailure("SSH-2.0-OpenSSH_9\r\n\r\n");
    assertThat(why.reason()).isEqualTo(Reason.NOT_WEBSOCKET);
    assertThat(why).hasMessageContaining("SSH-2.0-OpenSSH_9");
  }

  @Test
  void clientRefusesAWrongAcceptKey() {
    DialException why =
        clientFailure(
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """);
    assertThat(why.reason()).isEqualTo(Reason.NOT_WEBSOCKET);
    assertThat(why).hasMessageContaining("Sec-WebSocket-Accept \"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\"");
  }

  @Test
  void clientSaysThatTheConnectionWasClosed() {
    CompletableFuture<TransportDuplex> upgraded = clientUpgrade();
    pair.b().closeWrite();
    loop.runAll();
    DialException why = (DialException) Inbox.failure(upgraded, "a failure");
    assertThat(why.reason()).isEqualTo(Reason.LOST);
  }

  @Test
  void clientGivesUpOnASilentServer() {
    CompletableFuture<TransportDuplex> upgraded = clientUpgrade();
    loop.advance(TIMEOUT);
    DialException why = (DialException) Inbox.failure(upgraded, "a failure");
    assertThat(why.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(why).hasMessageContaining("did not answer the WebSocket upgrade within 10 s");
    assertThat(pair.a().closed()).isTrue();
  }

  private CompletableFuture<TransportDuplex> clientUpgrade() {
    return WebSocketClient.upgrade(pair.a(), "here:1", UpgradeRequest.at("/"), TIMEOUT, tap);
  }

  private DialException clientFailure(String answer) {
    CompletableFuture<TransportDuplex> upgraded = clientUpgrade();
    pair.b().write(answer.getBytes(US_ASCII));
    loop.runAll();
    assertThat(pair.a().closed()).isTrue();
    return (DialException) Inbox.failure(upgraded, "a failure");
  }

  private String answerTo(String request) {
    WebSocketServer.upgrade(pair.b(), TIMEOUT, tap).isDone();
    RecordingReceiver answer = RecordingReceiver.on(pair.a());
    pair.a().write(request.getBytes(US_ASCII));
    loop.runAll();
    return answer.text();
  }
}
