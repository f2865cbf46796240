package stardust.transport;

import static stardust.transport.Inbox.get;

import java.io.IOException;
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
        Listener successor = listen(transport, listener.address().toString());
        get(successor.close(), "the successor's end");
      }
    }
  }

  private static Listener listen(Transport transport, String address) throws IOException {
    return get(transport.listen(Multiaddr.parse(address), connection -> {}), "a listener");
  }
}
