package stardust.runner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.peer.PeerId;
import stardust.peer.RsaPrivateKey;
import stardust.peer.RsaPublicKey;

class IdentitiesTest {

  private final Identities identities = new Identities();

  @Test
  void theSameRandomnessGivesTheSameIdentity() {
    PeerId again = new Identities().next(new Random(5)).publicKey().peerId();

    assertThat(identities.next(new Random(5)).publicKey().peerId()).isEqualTo(again);
  }

  @Test
  void noIdentityIsGivenTwice() {
    Set<PeerId> ids = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      ids.add(identities.next(new Random(7)).publicKey().peerId());
    }
    assertThat(ids).hasSize(300);
  }

  @Test
  void identitiesSignAndDecrypt() throws Exception {
    RsaPrivateKey identity = identities.next(new Random(1));
    byte[] message = "a message".getBytes(StandardCharsets.US_ASCII);
    RsaPublicKey key = identity.publicKey();

    assertThat(key.bits()).isEqualTo(Identities.BITS);
    assertThat(key.verifies(message, identity.sign(message))).isTrue();
    assertThat(identity.decrypt(key.encrypt(message))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "ZERO_IN_FRONT, 2, 0",
    "ZERO_AT_THE_END, 33, 0",
    "BLANK_AT_THE_END, 33, 32",
    "LINE_FEED_AT_THE_END, 33, 10"
  })
  void oddIdsHaveTheByteThatMakesThemOdd(OddId odd, int place, byte value) {
    assertThat(identities.odd(odd).publicKey().peerId().bytes()[place]).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 3072, 4096})
  void otherSizesAreOfTheirSize(int bits) {
    assertThat(identities.rsa(bits).publicKey().bits()).isEqualTo(bits);
  }
}
