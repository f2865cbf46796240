package stardust.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.transport.Inbox.get;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import stardust.multiaddr.Multiaddr;

/** A process that another test starts has all sockets of this one until it has closed them. */
@Isolated
class PortReleaseTest {

  @Test
  void givesItsPortBackBeforeTheCloseIsDone() throws IOException {
    try (Transport transport = new Transport(2)) {
      for (int turn = 0; turn < 500; turn++) {
        Listener listener = listen(transport, "/ip4/127.0.0.1/tcp/" + FreePort.find());
        get(listener.close(), "the listener's end");
        takeAtOnce(listener.address());
      }
    }
  }

  /** Not through the transport, which tries more than once. */
  private static void takeAtOnce(Multiaddr address) throws IOException {
    int port = address.port().orElseThrow();
    try (ServerSocket successor = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(successor.isBound()).isTrue();
    }
  }

  private static Listener listen(Transport transport, String address) throws IOException {
    return get(transport.listen(Multiaddr.parse(address), connection -> {}), "a listener");
  }
}
