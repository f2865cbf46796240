package stardust.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.ViolationException;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Tap;
import stardust.transport.DialException.Reason;

/** The client's side of the WebSocket opening handshake (RFC 6455 section 4.1). */
public final class WebSocketClient {

  private final Duplex lower;
  private final String authority;
  private final Tap tap;
  private final String key = WebSocketKeys.fresh();
  private final CompletableFuture<TransportDuplex> result = new CompletableFuture<>();

  private WebSocketClient(Duplex lower, String authority, Tap tap) {
    this.lower = lower;
    this.authority = authority;
    this.tap = tap;
  }

  /**
   * Upgrades a connection. Called in its loop.
   *
   * @param authority host and port for the Host header and for messages, as "127.0.0.1:5892"
   * @param timeout for the answer to the request; afterwards the connection is reset
   * @return fails with a {@link DialException}; the connection is then reset
   */
  public static CompletableFuture<TransportDuplex> upgrade(
      Duplex lower, String authority, UpgradeRequest wanted, Duration timeout, Tap tap) {
    WebSocketClient client = new WebSocketClient(lower, authority, tap);
    client.begin(wanted, timeout);
    return client.result;
  }

  private void begin(UpgradeRequest wanted, Duration timeout) {
    List<Field> headers = new ArrayList<>();
    headers.add(new Field("Host", authority));
    headers.add(new Field("Upgrade", "websocket"));
    headers.add(new Field("Connection", wanted.connection()));
    headers.add(new Field("Sec-WebSocket-Key", key));
    headers.add(new Field("Sec-WebSocket-Version", "13"));
    headers.addAll(wanted.more());
    HttpHead request = new HttpHead("GET " + wanted.path() + " HTTP/1.1", headers);
    HttpTap.record(tap, Direction.SENT, request);
    lower.write(request.encode());
    Loop.Timer deadline = lower.loop().schedule(timeout, () -> late(timeout));
    var unused =
        HttpHeadReader.read(lower)
            .whenComplete(
                (response, failure) -> {
                  deadline.cancel();
                  if (response != null) {
                    answered(response);
                  } else {
                    fail(unreadable(failure));
                  }
                });
  }

  private void answered(HttpHead response) {
    HttpTap.record(tap, Direction.RECEIVED, response);
    Optional<String> complaint = complaint(response);
    if (complaint.isPresent()) {
      fail(new DialException(Reason.NOT_WEBSOCKET, complaint.get()));
    } else {
      result.complete(new WebSocketDuplex(lower, true, tap).start());
    }
  }

  private Optional<String> complaint(HttpHead response) {
    if (!response.status().equals("101")) {
      String what = "the HTTP server at %s answered \"%s\" instead of upgrading to WebSocket";
      return Optional.of(what.formatted(authority, response.startLine()));
    }
    String wrong = wrongHeader(response);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of("the WebSocket server at " + authority + " answered " + wrong);
  }

  private String wrongHeader(HttpHead response) {
    if (!response.lists("Upgrade", "websocket") || !response.lists("Connection", "Upgrade")) {
      return "101 without the headers \"Upgrade: websocket\" and \"Connection: Upgrade\"";
    }
    String expected = WebSocketKeys.accept(key);
    String accept = response.only("Sec-WebSocket-Accept").orElse("");
    if (!accept.equals(expected)) {
      return "Sec-WebSocket-Accept \"%s\" where \"%s\" is right".formatted(accept, expected);
    }
    return response.has("Sec-WebSocket-Extensions") || response.has("Sec-WebSocket-Protocol")
        ? "with an extension or a subprotocol that was not offered"
        : "";
  }

  private DialException unreadable(Throwable failure) {
    if (failure instanceof ViolationException violation) {
      String what = "%s does not speak WebSocket (%s)";
      return new DialException(
          Reason.NOT_WEBSOCKET, what.formatted(authority, violation.violation().what()));
    }
    String what = "%s closed the connection before it answered the WebSocket upgrade (%s)";
    return new DialException(Reason.LOST, what.formatted(authority, failure.getMessage()));
  }

  private void late(Duration timeout) {
    String what = "%s took the connection but did not answer the WebSocket upgrade within %s";
    fail(new DialException(Reason.TIMEOUT, what.formatted(authority, Durations.text(timeout))));
  }

  private void fail(DialException why) {
    // In this order: the reset fails the reading of the answer, which is not the cause.
    result.completeExceptionally(why);
    lower.reset();
  }
}
