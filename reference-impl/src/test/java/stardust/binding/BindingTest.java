package stardust.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.io.Bytes;
import stardust.protocol.StardustVectors;
import stardust.stack.Stack;

class BindingTest {

  private static final byte[] INIT = StardustVectors.message("JoinInit");
  private static final byte[] DIAL = StardustVectors.message("DialRequest");

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(Binding binding) {
    assertThat(Binding.named(binding.toString())).isEqualTo(binding);
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> Binding.named("BARE"))
        .hasMessage("unknown binding \"BARE\"; known are libp2p and bare");
  }

  @Test
  void framesAsTheVectorsDo() {
    assertThat(Binding.LIBP2P.framing().encode(DIAL))
        .isEqualTo(StardustVectors.framed("int32be_DialRequest"));
    assertThat(Binding.BARE.framing().encode(DIAL))
        .isEqualTo(StardustVectors.framed("varint_DialRequest"));
  }

  @Test
  void securesNothingTowardsABareServer() {
    assertThat(Binding.BARE.towardsServer(Stack.SECURITIES)).isEmpty();
    assertThat(Binding.LIBP2P.towardsServer(Stack.SECURITIES)).isEqualTo(Stack.SECURITIES);
  }

  @Test
  void takesTheFirstMessageForWhatTheStreamIsFor() {
    for (byte[] message : List.of(INIT, DIAL, Bytes.fromHex("ff"))) {
      assertThat(StreamPurpose.REGISTRATION.isDial(message)).isFalse();
      assertThat(StreamPurpose.DIAL.isDial(message)).isTrue();
    }
    assertThat(StreamPurpose.TOLD_BY_MESSAGE.isDial(INIT)).isFalse();
    assertThat(StreamPurpose.TOLD_BY_MESSAGE.isDial(DIAL)).isTrue();
  }
}
