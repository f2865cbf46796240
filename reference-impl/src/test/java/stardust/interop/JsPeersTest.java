package stardust.interop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JavaScript peers among themselves: what fails here is not ours. */
@Tag("interop")
class JsPeersTest {

  @BeforeEach
  void nodeIsThere() {
    Requires.node();
  }

  @ParameterizedTest(name = "{0} over {1}, {2}")
  @CsvSource({"OLD, /ws, mplex", "NEW, /ws, yamux"})
  void joinAndDialEachOther(JsStack stack, String transport, String muxer) {
    try (JsPeer server = JsPeer.server(stack, "/ip4/127.0.0.1/tcp/0" + transport)) {
      String address = server.await("LISTENING (.*)").group(1);
      try (JsPeer b = JsPeer.client(stack, address, "--muxer", muxer);
          JsPeer a = JsPeer.client(stack, address, "--muxer", muxer)) {
        b.await("JOINED");
        a.await("JOINED");
        String target = b.await("READY (.*)").group(1);
        a.say("dial " + target);
        a.await("DIALED " + target + " PING .*");
        a.say("send 100000");
        a.await("ECHOED 100000 .*");
        server.await("DIAL .* RELAYED");
      }
    }
  }
}
