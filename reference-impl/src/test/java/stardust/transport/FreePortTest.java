package stardust.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class FreePortTest {

  @Test
  void isNotAmongThoseThatTheSystemChooses() throws Exception {
    int port = FreePort.find();
    try (ServerSocket chosen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket connected = new Socket(chosen.getInetAddress(), chosen.getLocalPort())) {
      assertThat(port).isLessThan(chosen.getLocalPort()).isLessThan(connected.getLocalPort());
    }
  }

  @Test
  void canBeListenedAt() throws Exception {
    try (ServerSocket listening = new ServerSocket()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find()));

      assertThat(listening.isBound()).isTrue();
    }
  }

  @Test
  void isNotGivenTwiceInARow() throws Exception {
    assertThat(FreePort.find()).isNotEqualTo(FreePort.find());
  }
}
