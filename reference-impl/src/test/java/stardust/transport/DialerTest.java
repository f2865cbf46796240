package stardust.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.trace.Tap;
import stardust.transport.DialException.Reason;

class DialerTest {

  private final Sockets sockets = new Sockets(1);
  private final Resolver resolver = new Resolver();

  @AfterEach
  void close() {
    resolver.close();
    sockets.close();
  }

  @Test
  void saysThatNothingListens() throws IOException {
    int port = FreePort.find();
    DialException why = failure("127.0.0.1", port, Inbox.PATIENCE);
    assertThat(why.reason()).isEqualTo(Reason.REFUSED);
    assertThat(why).hasMessage("nothing listens at 127.0.0.1:" + port + " (connection refused)");
  }

  @Test
  void saysThatTheHostIsUnknown() {
    DialException why = failure("no-such-host.invalid", 1, Inbox.PATIENCE);
    assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_HOST);
    assertThat(why).hasMessage("unknown host: no-such-host.invalid");
  }

  @Test
  void saysThatNoAnswerCame() throws IOException {
    try (ServerSocket silent = loopbackServer()) {
      DialException why = failure("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(300));
      assertThat(why.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(why).hasMessageContaining("did not answer the WebSocket upgrade within");
    }
  }

  private DialException failure(String host, int port, Duration timeout) {
    Endpoint endpoint = new Endpoint(host, Endpoint.Family.ANY, port, true);
    Dialer dialer = new Dialer(sockets, endpoint, timeout, Tap.NONE);
    return (DialException) Inbox.failure(dialer.dial(resolver), "a failure");
  }

  private static ServerSocket loopbackServer() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
