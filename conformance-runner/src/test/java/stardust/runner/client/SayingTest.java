package stardust.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.peer.PeerId;
import stardust.runner.client.Saying.Kind;
import stardust.runner.identity.Identities;

class SayingTest {

  private static final PeerId ID = new Identities().next(new Random(1)).publicKey().peerId();

  @Test
  void aLineIsItsKindAndTheRest() {
    assertThat(Saying.of("stardust: error the join was refused"))
        .contains(new Saying(Kind.ERROR, "the join was refused"));
  }

  @Test
  void theRestMayBeMissing() {
    assertThat(Saying.of("stardust: joined")).contains(new Saying(Kind.JOINED, ""));
    assertThat(Saying.of("stardust: peers ")).contains(new Saying(Kind.PEERS, ""));
  }

  @Test
  void otherLinesMeanNothing() {
    assertThat(Saying.of("joined")).isEmpty();
    assertThat(Saying.of("stardust: cannot join")).isEmpty();
    assertThat(Saying.of("")).isEmpty();
  }

  @Test
  void whatTheReferenceSaysIsReadAsWhatItMeans() {
    for (Saying saying :
        List.of(
            Saying.joined(ID),
            Saying.peers(List.of(ID, ID)),
            Saying.connected(ID),
            Saying.dialled(Optional.empty()),
            Saying.error("why"))) {
      assertThat(Saying.of(saying.toString())).contains(saying);
    }
  }
}
