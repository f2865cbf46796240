package stardust.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;

class PeerAddressTest {

  private static final String SERVER = "/ip4/127.0.0.1/tcp/5892/ws";
  private static final PeerId A = StardustVectors.id("peerA");
  private static final PeerId B = StardustVectors.id("peerB");

  @Test
  void theOnlyPeerIsTheTarget() {
    PeerAddress address = read(SERVER + "/p2p-stardust/p2p/" + B);

    assertThat(address.target()).isEqualTo(B);
    assertThat(address.server()).hasToString(SERVER);
  }

  @Test
  void theLastOfTwoPeersIsTheTargetAndTheFirstTheServer() {
    PeerAddress address = read(SERVER + "/p2p-stardust/p2p/" + A + "/p2p/" + B);

    assertThat(address.target()).isEqualTo(B);
    assertThat(address.server()).hasToString(SERVER + "/p2p/" + A);
  }

  @Test
  void theServersIdMayStandBeforeStardust() {
    PeerAddress address = read(SERVER + "/p2p/" + A + "/p2p-stardust/p2p/" + B);

    assertThat(address.target()).isEqualTo(B);
    assertThat(address.server()).hasToString(SERVER + "/p2p/" + A);
  }

  @Test
  void anAddressWithoutStardustIsNoPeerOfAServer() {
    assertThat(PeerAddress.of(parse(SERVER + "/p2p/" + A))).isEmpty();
  }

  private static PeerAddress read(String text) {
    return PeerAddress.of(parse(text)).orElseThrow();
  }

  private static Multiaddr parse(String text) {
    try {
      return Multiaddr.parse(text);
    } catch (MultiaddrException e) {
      throw new AssertionError(text, e);
    }
  }
}
