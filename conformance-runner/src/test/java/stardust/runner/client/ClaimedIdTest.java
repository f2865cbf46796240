package stardust.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.peer.RsaPrivateKey;
import stardust.runner.identity.Identities;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Exchange;
import stardust.spec.message.PeerID;

class ClaimedIdTest {

  private static final Identities IDENTITIES = new Identities();
  private static final RsaPrivateKey KEY = IDENTITIES.next(new Random(1));
  private static final PeerID RIGHT = Exchange.peerId(KEY);

  @Test
  void anIdThatIsTheKeysIsRight() {
    assertThatCode(() -> new ClaimedId(RIGHT).check()).doesNotThrowAnyException();
  }

  @Test
  void anotherIdBreaksTheRequirement() {
    String other = IDENTITIES.next(new Random(2)).publicKey().peerId().toBase58();

    assertThatThrownBy(() -> new ClaimedId(RIGHT.toBuilder().setId(other).build()).check())
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("which is that of pubKey, in base58btc, but id is \"" + other);
  }

  @Test
  void aKeyInAnotherFormIsReadAllTheSame() {
    PeerID unpadded =
        RIGHT.toBuilder().setPubKey(RIGHT.getPubKey().replace("=", "").replace('+', '-')).build();

    assertThat(new ClaimedId(unpadded).id()).isEqualTo(KEY.publicKey().peerId());
    assertThatThrownBy(() -> new ClaimedId(unpadded).check())
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("standard base64 with padding");
  }

  @Test
  void noMoreOfAWrongKeyIsShownThanIsNeeded() {
    PeerID secret = RIGHT.toBuilder().setPubKey("ü" + "x".repeat(1000)).build();

    assertThatThrownBy(() -> new ClaimedId(secret).key())
        .isInstanceOf(RequirementBroken.class)
        .hasMessageNotContaining("x".repeat(100));
  }
}
