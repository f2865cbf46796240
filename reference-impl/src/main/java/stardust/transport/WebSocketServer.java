package stardust.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.io.Linger;
import stardust.io.Loop;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Tap;

/**
 * The server's side of the WebSocket opening handshake (RFC 6455 section 4.2). Takes any path and
 * any origin, agrees to the first subprotocol that is offered, and to no extension.
 */
public final class WebSocketServer {

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Duplex lower;
  private final Tap tap;
  private final CompletableFuture<TransportDuplex> result = new CompletableFuture<>();

  private WebSocketServer(Duplex lower, Tap tap) {
    this.lower = lower;
    this.tap = tap;
  }

  /**
   * Upgrades a connection. Called in its loop.
   *
   * @param timeout for the whole request to arrive; afterwards the connection is reset
   * @return fails with an {@link IOException} after the client was answered with status 400, 405 or
   *     426, or the connection was reset
   */
  public static CompletableFuture<TransportDuplex> upgrade(
      Duplex lower, Duration timeout, Tap tap) {
    WebSocketServer server = new WebSocketServer(lower, tap);
    Loop.Timer deadline = lower.loop().schedule(timeout, () -> server.late(timeout));
    var unused =
        HttpHeadReader.read(lower)
            .whenComplete(
                (request, failure) -> {
                  deadline.cancel();
                  if (request != null) {
                    server.asked(request);
                  } else {
                    server.refuse("400 Bad Request", String.valueOf(failure.getMessage()));
                  }
                });
    return server.result;
  }

  private void asked(HttpHead request) {
    HttpTap.record(tap, Direction.RECEIVED, request);
    String key = request.only("Sec-WebSocket-Key").orElse("");
    if (!request.method().equals("GET")) {
      refuse("405 Method Not Allowed", "A WebSocket connection begins with GET.");
    } else if (!request.lists("Upgrade", "websocket") || !request.lists("Connection", "Upgrade")) {
      refuse("426 Upgrade Required", "This server speaks libp2p over WebSocket, not plain HTTP.");
    } else if (request.only("Sec-WebSocket-Version").filter("13"::equals).isEmpty()) {
      refuse("426 Upgrade Required", "This server speaks version 13 of WebSocket.");
    } else if (!WebSocketKeys.isKey(key)) {
      refuse("400 Bad Request", "Sec-WebSocket-Key must be the base64 of 16 bytes.");
    } else {
      agree(key, request.first("Sec-WebSocket-Protocol"));
    }
  }

  private void agree(String key, Optional<String> subprotocol) {
    List<Field> headers = new ArrayList<>();
    headers.add(new Field("Upgrade", "websocket"));
    headers.add(new Field("Connection", "Upgrade"));
    headers.add(new Field("Sec-WebSocket-Accept", WebSocketKeys.accept(key)));
    subprotocol.ifPresent(name -> headers.add(new Field("Sec-WebSocket-Protocol", name)));
    respond(new HttpHead("HTTP/1.1 101 Switching Protocols", headers), "");
    result.complete(new WebSocketDuplex(lower, false, tap).start());
  }

  private void refuse(String status, String sentence) {
    String body = sentence + "\n";
    List<Field> headers =
        List.of(
            new Field("Upgrade", "websocket"),
            new Field("Connection", "Upgrade, close"),
            new Field("Sec-WebSocket-Version", "13"),
            new Field("Content-Type", "text/plain; charset=utf-8"),
            new Field("Content-Length", Integer.toString(utf8(body).length)));
    respond(new HttpHead("HTTP/1.1 " + status, headers), body);
    Linger.over(lower, LAST_WORDS);
    result.completeExceptionally(new IOException(sentence));
  }

  private void respond(HttpHead response, String body) {
    HttpTap.record(tap, Direction.SENT, response);
    lower.write(response.encode());
    lower.write(utf8(body));
  }

  private void late(Duration timeout) {
    String what = "no WebSocket request within " + Durations.text(timeout);
    result.completeExceptionally(new IOException(what));
    lower.reset();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
