package stardust.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.spec.message.DialRequest;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

class FirstMessageTest {

  @Test
  void takesARecordedJoinInitForAJoin() {
    assertThat(FirstMessage.isDial(StardustVectors.message("JoinInit"))).isFalse();
  }

  @Test
  void takesARecordedDialRequestForADial() {
    assertThat(FirstMessage.isDial(StardustVectors.message("DialRequest"))).isTrue();
  }

  @Test
  void takesAJoinInitWithShortRandomForAJoin() {
    JoinInit init =
        JoinInit.newBuilder()
            .setRandom128(ByteString.copyFrom(new byte[34]))
            .setPeerID(PeerID.newBuilder().setId("Qm"))
            .build();

    assertThat(FirstMessage.isDial(init.toByteArray())).isFalse();
  }

  @Test
  void takesAJoinInitWithoutIdentityForAJoin() {
    DialRequest sameBytes =
        DialRequest.newBuilder().setTarget(ByteString.copyFrom(new byte[128])).build();

    assertThat(FirstMessage.isDial(sameBytes.toByteArray())).isFalse();
  }

  @Test
  void takesAnEmptyMessageForADialOfNobody() {
    assertThat(FirstMessage.isDial(new byte[0])).isTrue();
  }

  @Test
  void takesADialWithAnUnknownFieldForADial() {
    byte[] request =
        Bytes.concat(StardustVectors.message("DialRequest"), Bytes.fromHex("7a0568656c6c6f"));

    assertThat(FirstMessage.isDial(request)).isTrue();
  }

  @Test
  void takesWhatDoesNotParseForAJoin() {
    assertThat(FirstMessage.isDial(Bytes.fromHex("0aff"))).isFalse();
  }
}
