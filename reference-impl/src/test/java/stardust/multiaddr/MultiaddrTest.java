package stardust.multiaddr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.vectors.WireVector;
import stardust.vectors.WireVectors;

class MultiaddrTest {

  private static final String SERVER = "QmS9bQ3PgDi8qDrmoAaqN8A9ZJJQ22J5HyH2fhhXAnHgJk";
  private static final String PEER = "QmVYQrv5M9wVTqbD4Z3BdQihJi4GN7h7xjfmHNntZ8qHyk";
  private static final String BASE = "/ip4/127.0.0.1/tcp/5892/ws";

  static List<WireVector> vectors() {
    return WireVectors.all("multiaddr.");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesTheTextOfTheVectorInBinary(WireVector vector) throws MultiaddrException {
    assertThat(Multiaddr.parse(vector.text("multiaddr")).bytes()).isEqualTo(vector.hex("bytes"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesTheBinaryOfTheVectorAsText(WireVector vector) throws MultiaddrException {
    Multiaddr address = Multiaddr.fromBytes(vector.hex("bytes"));
    assertThat(address).hasToString(vector.text("multiaddr"));
    assertThat(address).isEqualTo(Multiaddr.parse(vector.text("multiaddr")));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refusesTheBinaryOfTheVectorCutOffWithinAPart(WireVector vector) {
    byte[] bytes = vector.hex("bytes");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      try {
        assertThat(bytes).startsWith(Multiaddr.fromBytes(cut).bytes());
      } catch (MultiaddrException e) {
        assertThat(e).hasMessageContaining("bytes");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/dns/a.example/tcp/1, 3509 612e6578616d706c65 060001",
    "/dns6/a.example/sni/b, 3709 612e6578616d706c65 c10301 62",
    "/dnsaddr/a.example, 3809 612e6578616d706c65",
    "/ip4/1.2.3.4/tcp/65535/noise, 0401020304 06ffff c603",
    "/p2p-circuit, a202",
  })
  void knowsTheOtherProtocolsToo(String text, String hex) throws MultiaddrException {
    assertThat(Multiaddr.parse(text).bytes()).isEqualTo(Bytes.fromHex(hex));
    assertThat(Multiaddr.fromBytes(Bytes.fromHex(hex))).hasToString(text);
  }

  @Test
  void printsIpfsAsP2p() throws MultiaddrException {
    assertThat(Multiaddr.parse("/ipfs/" + SERVER)).hasToString("/p2p/" + SERVER);
  }

  @Test
  void printsAPeerIdInBase58() throws MultiaddrException, KeyException {
    String cid = PeerId.parse(SERVER).toCid();
    assertThat(Multiaddr.parse("/p2p/" + cid)).hasToString("/p2p/" + SERVER);
  }

  @Test
  void passesOverASlashAtTheEnd() throws MultiaddrException {
    assertThat(Multiaddr.parse(BASE + "/")).hasToString(BASE);
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:1.2.3.4, ::ffff:102:304",
  })
  void printsIp6InItsCanonicalForm(String text, String canonical) throws MultiaddrException {
    Multiaddr address = Multiaddr.parse("/ip6/" + text);
    assertThat(address).hasToString("/ip6/" + canonical);
    assertThat(Multiaddr.parse(address.toString()).bytes()).isEqualTo(address.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "1::", "fe80::1:2", "1:2:3:4:5:6:7:8", "1:2::8"})
  void readsIp6AsTheRuntimeDoes(String text) throws Exception {
    byte[] expected = InetAddress.getByName(text).getAddress();
    assertThat(Multiaddr.parse("/ip6/" + text).bytes())
        .isEqualTo(Bytes.concat(new byte[] {41}, expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::",
        "12345::", "g::", "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7", "::1.2.3", "1.2.3.4::", "::1%eth0",
        "[::1]"
      })
  void refusesWhatIsNoIp6(String text) {
    assertThatThrownBy(() -> Multiaddr.parse("/ip6/" + text))
        .isInstanceOf(MultiaddrException.class)
        .hasMessageContaining("at character 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a multiaddr is not empty",
        "/ | a protocol is missing",
        "ip4/1.2.3.4 | begins with a slash",
        "//ip4/1.2.3.4 | a protocol is missing",
        "/ip4 | the value of ip4 is missing",
        "/ip4//tcp/1 | the value of ip4 is missing",
        "/ip4/1.2.3 | four numbers of 0 to 255 between dots, not \"1.2.3\"",
        "/ip4/1.2.3.256 | four numbers",
        "/ip4/01.2.3.4 | four numbers",
        "/ip4/1.2.3.4/tcp/65536 | a port is a number of 0 to 65535, not \"65536\" (at character 13",
        "/ip4/1.2.3.4/tcp/-1 | a port",
        "/ip4/1.2.3.4/tcp/+1 | a port",
        "/ip4/1.2.3.4/tcp/99999999999 | a port",
        "/ip4/1.2.3.4/udp/1 | the protocol \"udp\" is unknown (at character 13 of",
        "/dns4/a b/tcp/1 | blanks",
        "/p2p/Qm | peer id",
        "/ws//ws | a protocol is missing",
      })
  void saysWhatIsWrongInATextAndWhere(String text, String message) {
    assertThatThrownBy(() -> Multiaddr.parse(text))
        .isInstanceOf(MultiaddrException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1 to 1024 bytes",
    "0401, cut off after 1",
    "04010203040600, cut off after 1 (at byte 5",
    "12, the protocol code 18 is unknown (at byte 0",
    "dd, a varint is cut off",
    "ffffffffffffffffffff, longer than 9 bytes",
    "3500, 1 to 255 bytes",
    "35ffffffffffffffff7f, cut off after 0",
    "3501ff, UTF-8",
    "35012f, slashes",
    "a503021234, peer id",
  })
  void saysWhatIsWrongInBinaryAndWhere(String hex, String message) {
    assertThatThrownBy(() -> Multiaddr.fromBytes(Bytes.fromHex(hex)))
        .isInstanceOf(MultiaddrException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesUnboundedInput() {
    assertThatThrownBy(() -> Multiaddr.parse("/ws".repeat(1000)))
        .isInstanceOf(MultiaddrException.class);
    assertThatThrownBy(() -> Multiaddr.fromBytes(new byte[1025]))
        .isInstanceOf(MultiaddrException.class);
  }

  @Test
  void tellsTheServerFromThePeer() throws MultiaddrException, KeyException {
    Multiaddr address = Multiaddr.parse(BASE + "/p2p-stardust/p2p/" + SERVER + "/p2p/" + PEER);
    assertThat(address.firstPeer()).contains(PeerId.parse(SERVER));
    assertThat(address.lastPeer()).contains(PeerId.parse(PEER));
    assertThat(address.hasStardust()).isTrue();
    assertThat(address.withoutPeers()).hasToString(BASE + "/p2p-stardust");
    assertThat(address.transport()).hasToString(BASE);
  }

  @Test
  void saysWhereToConnect() throws MultiaddrException {
    Multiaddr address = Multiaddr.parse("/ip6/::1/tcp/5892/ws");
    assertThat(address.host()).contains("::1");
    assertThat(address.port()).hasValue(5892);
    assertThat(address.isWebSocket()).isTrue();
    assertThat(address.isTls()).isFalse();
    assertThat(address.firstPeer()).isEmpty();
    assertThat(address.lastPeer()).isEmpty();
    assertThat(address.hasStardust()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/dns4/a/tcp/1, false, false",
    "/dns4/a/tcp/1/ws, true, false",
    "/dns4/a/tcp/1/wss, true, true",
    "/dns4/a/tcp/1/tls/ws, true, true",
  })
  void saysWhatIsSpokenThere(String text, boolean webSocket, boolean tls)
      throws MultiaddrException {
    assertThat(Multiaddr.parse(text).isWebSocket()).isEqualTo(webSocket);
    assertThat(Multiaddr.parse(text).isTls()).isEqualTo(tls);
  }

  @Test
  void hasNoPlaceToConnectWithoutHost() throws MultiaddrException {
    Multiaddr address = Multiaddr.parse("/p2p/" + PEER);
    assertThat(address.host()).isEmpty();
    assertThat(address.port()).isEmpty();
    assertThat(address.transport().protocols()).isEmpty();
  }

  @Test
  void growsAtTheEnd() throws KeyException {
    Multiaddr address = Multiaddr.webSocket("127.0.0.1", 5892);
    assertThat(address.withStardust().withPeer(PeerId.parse(SERVER)))
        .hasToString(BASE + "/p2p-stardust/p2p/" + SERVER);
    assertThat(address).hasToString(BASE);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, /ip4/127.0.0.1/tcp/80",
    "::1, /ip6/::1/tcp/80",
    "localhost, /dns/localhost/tcp/80",
  })
  void choosesTheProtocolOfAHost(String host, String text) {
    assertThat(Multiaddr.tcp(host, 80)).hasToString(text);
  }

  @Test
  void refusesToBuildAnAddressThatIsNone() {
    assertThatThrownBy(() -> Multiaddr.tcp("1.2.3", 80))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Multiaddr.tcp("::1", 65536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheAddressOfASocket() throws UnknownHostException {
    InetAddress ip6 = InetAddress.getByAddress(new byte[16]);
    assertThat(Multiaddr.webSocket(new InetSocketAddress(ip6, 5892)))
        .hasToString("/ip6/::/tcp/5892/ws");
    assertThat(Multiaddr.tcp(InetSocketAddress.createUnresolved("a.example", 1)))
        .hasToString("/dns/a.example/tcp/1");
  }

  @Test
  void readsBackOrRefusesEveryText() {
    Random random = new Random(10);
    List<String> words =
        List.of("ip4", "ip6", "tcp", "dns", "p2p", "ws", "1.2.3.4", "::1", "7", "");
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append('/').append(words.get(random.nextInt(words.size())));
      }
      try {
        Multiaddr read = Multiaddr.parse(text.toString());
        assertThat(Multiaddr.parse(read.toString())).isEqualTo(read);
      } catch (MultiaddrException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void readsBackOrRefusesAnyBytes() {
    Random random = new Random(11);
    byte[] codes = Bytes.fromHex("04062935363738a5039502a202c003c103c603dd03de03");
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        boolean code = random.nextBoolean();
        bytes[at] = code ? codes[random.nextInt(codes.length)] : (byte) random.nextInt(99);
      }
      try {
        Multiaddr read = Multiaddr.fromBytes(bytes);
        assertThat(Multiaddr.fromBytes(read.bytes())).isEqualTo(read);
      } catch (MultiaddrException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
