package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;

class OnlinePeersTableTest {

  private static final PeerId A = StardustVectors.id("peerA");
  private static final PeerId B = StardustVectors.id("peerB");

  private final OnlinePeers online = new OnlinePeersTable();
  private final OnlinePeer a = new Entry(A);
  private final OnlinePeer againA = new Entry(A);
  private final OnlinePeer b = new Entry(B);

  @Test
  void listsInTheOrderOfJoining() {
    online.add(b);
    online.add(a);

    assertThat(online.all()).containsExactly(b, a);
  }

  @Test
  void givesTheOneEntryOfAnIdToTheNewest() {
    online.add(a);
    online.add(b);

    assertThat(online.add(againA)).containsSame(a);
    assertThat(online.all()).containsExactly(b, againA);
    assertThat(online.find(A)).containsSame(againA);
  }

  @Test
  void keepsTheNewestWhenTheOneItDisplacedLeaves() {
    online.add(a);
    online.add(againA);

    assertThat(online.remove(a)).isFalse();
    assertThat(online.find(A)).containsSame(againA);
  }

  @Test
  void forgetsALeaver() {
    online.add(a);

    assertThat(online.remove(a)).isTrue();
    assertThat(online.find(A)).isEmpty();
    assertThat(online.all()).isEmpty();
  }

  private static final class Entry implements OnlinePeer {
    private final PeerId id;

    Entry(PeerId id) {
      this.id = id;
    }

    @Override
    public PeerId id() {
      return id;
    }

    @Override
    public Connection connection() {
      throw new UnsupportedOperationException("a table needs none");
    }

    @Override
    public void sendList() {}

    @Override
    public void takeOff(String why) {}
  }
}
