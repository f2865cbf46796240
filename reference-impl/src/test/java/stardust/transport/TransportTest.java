package stardust.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stardust.transport.Inbox.failure;
import static stardust.transport.Inbox.get;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.multiaddr.Multiaddr;
import stardust.trace.Tap;
import stardust.trace.WireEvent;
import stardust.transport.DialException.Reason;

class TransportTest {

  private final Transport transport = new Transport(2);
  private final CompletableFuture<Accepted> accepted = new CompletableFuture<>();

  @AfterEach
  void close() {
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/tcp/0/ws", "/dns4/localhost/tcp/0/ws"})
  void connectsToWhatListens(String address) throws IOException {
    Listener listener = listen(address);
    TransportDuplex client = get(dial(listener.address()), "a connection");
    Accepted at = get(accepted, "an accepted connection");
    client.loop().execute(() -> client.write("hello".getBytes(UTF_8)));
    assertThat(Inbox.of(at.duplex()).awaitText("hello")).isEqualTo("hello");
    assertThat(at.local()).isEqualTo(listener.address());
    assertThat(at.remote().host()).hasValue("127.0.0.1");
  }

  @Test
  void listensAtARealPort() throws IOException {
    Listener listener = listen("/ip4/127.0.0.1/tcp/0/ws");
    assertThat(listener.address().port().orElseThrow()).isPositive();
    assertThat(listener.address().toString()).endsWith("/ws");
  }

  @Test
  void dialsThePartBeforeThePeerId() throws IOException {
    String address =
        listen("/ip4/127.0.0.1/tcp/0/ws").address()
            + "/p2p-stardust/p2p/QmS9bQ3PgDi8qDrmoAaqN8A9ZJJQ22J5HyH2fhhXAnHgJk";
    assertThat(get(dial(Multiaddr.parse(address)), "a connection")).isNotNull();
  }

  @Test
  void acceptsNoMoreAfterTheClose() throws IOException {
    Listener listener = listen("/ip4/127.0.0.1/tcp/0/ws");
    get(listener.close(), "the listener's end");
    DialException why = (DialException) failure(dial(listener.address()), "a refusal");
    assertThat(why.reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void listensAtAPortThatIsTakenForAMoment() throws IOException {
    CompletableFuture<Listener> listening;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "/ip4/127.0.0.1/tcp/" + taken.getLocalPort();
      listening = transport.listen(Multiaddr.parse(address), connection -> {});
      assertThatThrownBy(() -> listening.get(30, MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
    get(get(listening, "a listener").close(), "the listener's end");
  }

  @Test
  void saysThatAPortIsTaken() throws IOException {
    Multiaddr taken = listen("/ip4/127.0.0.1/tcp/0").address();
    assertThat(failure(transport.listen(taken, connection -> {}), "a failure"))
        .hasMessageContaining("cannot listen at 127.0.0.1:" + taken.port().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dns4/example.com/tcp/443/wss",
        "/ip4/127.0.0.1/tcp/1/tls/ws",
        "/ip4/127.0.0.1",
        "/dnsaddr/example.com/tcp/1"
      })
  void refusesAddressesOfOtherTransports(String address) throws IOException {
    DialException why = (DialException) failure(dial(Multiaddr.parse(address)), "a failure");
    assertThat(why.reason()).isEqualTo(Reason.UNSUPPORTED_ADDRESS);
    assertThat(why).hasMessageStartingWith(address);
  }

  @Test
  void answersAPlainHttpRequestWithASentence() throws IOException {
    int port = listen("/ip4/127.0.0.1/tcp/0/ws").address().port().orElseThrow();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) Inbox.PATIENCE.toMillis());
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      List<String> lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
              .lines()
              .toList();
      assertThat(lines.get(0)).isEqualTo("HTTP/1.1 426 Upgrade Required");
      assertThat(lines).last().asString().contains("libp2p over WebSocket");
    }
  }

  @Test
  void saysWhenNoWebSocketServerAnswers() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Multiaddr address = Multiaddr.webSocket("127.0.0.1", server.getLocalPort());
      CompletableFuture<TransportDuplex> dialled = dial(address);
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
        DialException why = (DialException) failure(dialled, "a failure");
        assertThat(why.reason()).isEqualTo(Reason.NOT_WEBSOCKET);
        assertThat(why).hasMessageContaining("answered \"HTTP/1.1 200 OK\"");
      }
    }
  }

  @Test
  void tracesTheAcceptedConnection() throws IOException {
    List<WireEvent> events = new CopyOnWriteArrayList<>();
    Multiaddr any = Multiaddr.parse("/ip4/127.0.0.1/tcp/0/ws");
    Listener listener =
        get(transport.listen(any, () -> events::add, accepted::complete), "a listener");
    TransportDuplex client = get(dial(listener.address()), "a connection");
    client.loop().execute(() -> client.write("x".getBytes(UTF_8)));
    Inbox.of(get(accepted, "an accepted connection").duplex()).awaitBytes(1);
    assertThat(events)
        .extracting(WireEvent::name)
        .containsExactly("HTTP upgrade", "HTTP upgrade", "binary");
  }

  private Listener listen(String address) throws IOException {
    return get(transport.listen(Multiaddr.parse(address), accepted::complete), "a listener");
  }

  private CompletableFuture<TransportDuplex> dial(Multiaddr address) {
    return transport.dial(address, Duration.ofSeconds(10), Tap.NONE);
  }
}
