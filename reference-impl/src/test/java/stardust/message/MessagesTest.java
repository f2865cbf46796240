package stardust.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.io.Bytes;
import stardust.io.Violation;
import stardust.io.ViolationException;
import stardust.spec.message.Error;
import stardust.spec.message.JoinInit;

class MessagesTest {

  @Test
  void takesAnExplicitZeroForNoError() throws ViolationException {
    byte[] zero = RawMessage.empty().varint(1, 0).toBytes();
    assertThat(zero).isEqualTo(Bytes.fromHex("0800"));
    assertThat(Messages.joinVerify(zero).orElseThrow().getError()).isEqualTo(Error.OK);
  }

  @Test
  void keepsTheNumberOfAnErrorThatIsNotInTheSchema() throws ViolationException {
    byte[] bytes = RawMessage.empty().varint(1, 7).toBytes();
    assertThat(Messages.dialResponse(bytes).orElseThrow().getErrorValue()).isEqualTo(7);
  }

  @Test
  void passesOverUnknownFields() throws ViolationException {
    byte[] bytes = RawMessage.empty().varint(1, 100).text(90, "new").toBytes();
    assertThat(Messages.joinVerify(bytes).orElseThrow().getError()).isEqualTo(Error.E_RAND_LENGTH);
  }

  @Test
  void takesAFieldOfAWrongWireTypeForAnUnknownOne() throws ViolationException {
    byte[] bytes = RawMessage.empty().varint(1, 5).toBytes();
    assertThat(Messages.joinInit(bytes).orElseThrow().getRandom128()).isEmpty();
  }

  @Test
  void takesAnInitWithoutRandomForDecodable() throws ViolationException {
    assertThat(Messages.joinInit(new byte[0]).orElseThrow())
        .isEqualTo(JoinInit.getDefaultInstance());
  }

  @ParameterizedTest
  @CsvSource({
    "0a05616263, 0, field 1 says it has 5 bytes but 3 are left",
    "080112, 2, the length of field 2 is cut off or longer than a varint can be",
    "08ffffffffffffffffffff01, 0, field 1 is cut off or longer than a varint can be",
    "00, 0, a field has the number 0",
    "0801 0f, 2, field 1 has the wire type 7",
    "0affffffffffffffffff01, 0, field 1 says it has 18446744073709551615 bytes but 0 are left",
  })
  void saysWhatKeepsBytesFromBeingAMessageAndWhere(String hex, long offset, String what) {
    Violation violation = Messages.discovery(Bytes.fromHex(hex)).problem().orElseThrow();
    assertThat(violation.what().replace(",", ""))
        .isEqualTo("a Discovery does not parse as protobuf: " + what);
    assertThat(violation.offset()).isEqualTo(offset);
  }

  @Test
  void refusesATextThatIsNotUtf8() {
    RawMessage peer = RawMessage.empty().bytes(1, new byte[] {(byte) 0xff});
    byte[] bytes = RawMessage.empty().message(2, peer).toBytes();
    assertThat(Messages.joinInit(bytes).problem().orElseThrow().what()).contains("UTF-8");
  }

  @Test
  void throwsTheViolationWhenAsked() {
    Decoded<?> decoded = Messages.dialRequest(new byte[] {0x0a});
    assertThat(decoded.ifLegal()).isEmpty();
    assertThatThrownBy(decoded::orElseThrow)
        .isInstanceOfSatisfying(
            ViolationException.class, e -> assertThat(decoded.problem()).contains(e.violation()));
  }

  @Test
  void hasNoProblemWithALegalMessage() {
    assertThat(Messages.dialRequest(new byte[0]).problem()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void neverThrowsForRandomBytes(MessageType type) {
    Random random = new Random(14);
    int legal = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[random.nextInt(30)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(24) : random.nextInt());
      }
      Decoded<?> decoded = Messages.decode(type, bytes);
      legal += decoded.ifLegal().isPresent() ? 1 : 0;
      boolean malformed =
          MessageDescriber.describe(type, bytes).fields().stream()
              .anyMatch(f -> f.name().equals("malformed"));
      assertThat(malformed).isEqualTo(decoded.problem().isPresent());
    }
    assertThat(legal).isBetween(1, 2_999);
  }
}
