package stardust.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Closure;

/** What TCP and WebSocket have in common, over real sockets. */
class SocketTest {

  private static final int CHUNK = 64 << 10;

  /** What is delivered before reading stops; frame headers count at the socket, but not above. */
  private static final int HELD = NettyDuplex.PAUSE_AT - CHUNK;

  /** Buffers of both kernels on loopback hold up to about 10 MiB besides ours. */
  private static final long BOUND = 32 << 20;

  private final Loopback loopback = new Loopback();

  @AfterEach
  void close() {
    loopback.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void carriesBytesBothWays(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Inbox atServer = Inbox.of(pair.server());
    Inbox atClient = Inbox.of(pair.client());
    write(pair.client(), "question");
    assertThat(atServer.awaitText("question")).isEqualTo("question");
    write(pair.server(), "answer");
    assertThat(atClient.awaitText("answer")).isEqualTo("answer");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void carriesEightMebibytesInOneWrite(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    byte[] bytes = new byte[8 << 20];
    new Random(8).nextBytes(bytes);
    Inbox atServer = Inbox.of(pair.server());
    CompletableFuture<Boolean> flushed = new CompletableFuture<>();
    Loopback.in(pair.client(), () -> pair.client().write(bytes, () -> flushed.complete(true)));
    assertThat(atServer.awaitBytes(bytes.length)).isEqualTo(bytes);
    assertThat(Inbox.get(flushed, "the flushed callback")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnReadingAfterItsHalfClose(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Inbox atServer = Inbox.of(pair.server());
    Inbox atClient = Inbox.of(pair.client());
    write(pair.client(), "last words");
    Loopback.in(pair.client(), pair.client()::closeWrite);
    assertThat(atServer.awaitEnd()).asString(UTF_8).isEqualTo("last words");
    write(pair.server(), "heard");
    Loopback.in(pair.server(), pair.server()::closeWrite);
    assertThat(atClient.awaitEnd()).asString(UTF_8).isEqualTo("heard");
    assertThat(atClient.awaitClosed()).isEqualTo(Closure.FINISHED);
    assertThat(atServer.awaitClosed()).isEqualTo(Closure.FINISHED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sendsAllThatWasWrittenBeforeTheHalfClose(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    byte[] bytes = new byte[4 << 20];
    Loopback.in(
        pair.client(),
        () -> {
          pair.client().write(bytes);
          pair.client().closeWrite();
        });
    assertThat(Inbox.of(pair.server()).awaitEnd()).hasSize(bytes.length);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void writesNothingAfterTheHalfClose(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Loopback.in(
        pair.client(),
        () -> {
          pair.client().closeWrite();
          pair.client().write("too late".getBytes(UTF_8));
        });
    assertThat(Inbox.of(pair.server()).awaitEnd()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsBothSidesOfAReset(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Inbox atServer = Inbox.of(pair.server());
    Inbox atClient = Inbox.of(pair.client());
    Loopback.in(pair.client(), pair.client()::reset);
    assertThat(atClient.awaitClosed()).isEqualTo(Closure.LOCAL);
    assertThat(atServer.awaitClosed().kind()).isEqualTo(Closure.Kind.LOST);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopsTheWriterWhenNothingIsConsumed(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Inbox stalled = Inbox.stalled(pair.server());
    Inbox echo = Inbox.of(pair.client());
    AtomicLong flushed = new AtomicLong();
    Loopback.in(pair.client(), () -> writeForEver(pair.client(), flushed));
    stalled.awaitBytes(HELD);
    // The sentinel: by the time that the other direction answers, the writer has had its chance.
    int rounds = 200;
    for (int i = 1; i <= rounds; i++) {
      write(pair.server(), "x");
      echo.awaitBytes(i);
    }
    assertThat(stalled.size()).isLessThan(NettyDuplex.PAUSE_AT + (1 << 20));
    assertThat(flushed.get()).isBetween((long) CHUNK, BOUND);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsOnWhenBytesAreConsumed(boolean webSocket) {
    Loopback.Pair pair = loopback.pair(webSocket);
    Inbox stalled = Inbox.stalled(pair.server());
    byte[] bytes = new byte[8 << 20];
    Loopback.in(pair.client(), () -> pair.client().write(bytes));
    int held = stalled.awaitBytes(HELD).length;
    Inbox flowing = Inbox.of(pair.server());
    Loopback.in(pair.server(), () -> pair.server().consumed(stalled.size()));
    flowing.awaitBytes(bytes.length - held - (1 << 20));
  }

  @RepeatedTest(20)
  void deliversWhatCameBeforeTheConnectionBroke() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint endpoint =
          new Endpoint("127.0.0.1", Endpoint.Family.IP4, server.getLocalPort(), false);
      CompletableFuture<TransportDuplex> dialled = loopback.dial(endpoint);
      Socket socket = server.accept();
      TransportDuplex client = Inbox.get(dialled, "a connection");
      Loopback.in(client, () -> writeForEver(client, new AtomicLong()));
      assertThat(socket.getInputStream().read()).isZero();
      socket.getOutputStream().write("an error".getBytes(UTF_8));
      // With bytes left unread, this is a reset.
      socket.close();
      Inbox atClient = Inbox.of(client);
      assertThat(atClient.awaitClosed().kind()).isEqualTo(Closure.Kind.LOST);
      assertThat(atClient.awaitText("an error")).isEqualTo("an error");
    }
  }

  @Test
  void failsWritesWithoutCallbackAfterTheReset() {
    Loopback.Pair pair = loopback.tcp();
    CompletableFuture<Boolean> flushed = new CompletableFuture<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Loopback.in(
        pair.client(),
        () -> {
          pair.client().reset();
          pair.client().write(new byte[1], () -> flushed.complete(true));
          pair.client().loop().execute(() -> done.complete(true));
        });
    Inbox.get(done, "the next turn of the loop");
    assertThat(flushed).isNotDone();
  }

  private static void writeForEver(TransportDuplex duplex, AtomicLong flushed) {
    duplex.write(
        new byte[CHUNK],
        () -> {
          flushed.addAndGet(CHUNK);
          writeForEver(duplex, flushed);
        });
  }

  private static void write(TransportDuplex duplex, String text) {
    Loopback.in(duplex, () -> duplex.write(text.getBytes(UTF_8)));
  }
}
