package stardust.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.vectors.StardustVectors;

class RawMessageTest {

  @Test
  void writesALegalMessageLikeEveryoneElse() {
    byte[] bytes =
        RawMessage.empty()
            .bytes(1, StardustVectors.hex("random128"))
            .message(
                2,
                RawMessage.empty()
                    .text(1, StardustVectors.text("peerA", "id"))
                    .text(2, StardustVectors.text("peerA", "pubKeyBase64")))
            .toBytes();
    assertThat(bytes).isEqualTo(StardustVectors.message("JoinInit"));
  }

  @Test
  void writesAnExplicitZero() {
    assertHex(RawMessage.empty().varint(1, 0), "0800");
  }

  @Test
  void writesALengthThatIsNotTrue() {
    assertHex(RawMessage.empty().bytes(1, 300, new byte[] {7}), "0aac0207");
  }

  @Test
  void writesAnyWireTypeForAnyField() {
    assertHex(RawMessage.empty().field(1, WireType.FIXED32, new byte[4]), "0d00000000");
    assertHex(RawMessage.empty().field(0, WireType.VARINT, new byte[0]), "00");
  }

  @Test
  void isCutOffAnywhere() {
    assertHex(RawMessage.empty().bytes(1, new byte[] {1, 2}).cut(1), "0a0201");
  }

  @Test
  void takesAnyBytes() {
    assertHex(RawMessage.of(new byte[] {1}).raw(new byte[] {2}), "0102");
  }

  @Test
  void keepsTheShorterMessageAsItWas() {
    RawMessage first = RawMessage.empty().varint(1, 1);
    RawMessage second = first.varint(2, 2);
    assertHex(first, "0801");
    assertHex(second, "08011002");
  }

  private static void assertHex(RawMessage message, String hex) {
    assertThat(message.toBytes()).isEqualTo(Bytes.fromHex(hex));
    assertThat(message).hasToString(hex);
  }
}
