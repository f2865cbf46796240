package stardust.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.WireEvent;
import stardust.vectors.StardustVectors;

class MessageDescriberTest {

  @Test
  void namesTheFieldsOfAMessageWithinAMessage() {
    assertThat(describe(MessageType.JOIN_INIT, StardustVectors.message("JoinInit")))
        .extracting(Field::name, Field::value)
        .containsExactly(
            tuple("random128", Bytes.hex(StardustVectors.hex("random128"))),
            tuple("peerID.id", StardustVectors.text("peerA", "id")),
            tuple("peerID.pubKey", StardustVectors.text("peerA", "pubKeyBase64")));
  }

  @Test
  void namesAnError() {
    assertThat(describe(MessageType.JOIN_VERIFY, Bytes.fromHex("0865")))
        .containsExactly(new Field("error", "E_INCORRECT_SOLUTION (101)"));
  }

  @Test
  void showsAnExplicitZero() {
    assertThat(describe(MessageType.JOIN_VERIFY, Bytes.fromHex("0800")))
        .containsExactly(new Field("error", "OK (0)"));
  }

  @Test
  void showsAnErrorThatIsNotInTheSchema() {
    assertThat(describe(MessageType.DIAL_RESPONSE, Bytes.fromHex("0807")))
        .containsExactly(new Field("error", "not in the schema (7)"));
  }

  @Test
  void saysWhichPeersBytesAre() {
    assertThat(describe(MessageType.DIAL_REQUEST, StardustVectors.message("DialRequest")))
        .containsExactly(
            new Field(
                "target",
                StardustVectors.text("peerB", "idBytes")
                    + " ("
                    + StardustVectors.text("peerB", "id")
                    + ")"));
  }

  @Test
  void listsUnknownFieldsOfEveryWireType() {
    byte[] bytes =
        RawMessage.empty()
            .varint(7, 300)
            .text(8, "ab")
            .field(9, WireType.FIXED32, new byte[4])
            .field(10, WireType.FIXED64, new byte[8])
            .field(11, WireType.START_GROUP, new byte[0])
            .field(11, WireType.END_GROUP, new byte[0])
            .toBytes();
    assertThat(describe(MessageType.DISCOVERY_ACK, bytes))
        .containsExactly(
            new Field("unknown field 7", "varint 300"),
            new Field("unknown field 8", "length-delimited 6162"),
            new Field("unknown field 9", "fixed 32 bits 00000000"),
            new Field("unknown field 10", "fixed 64 bits 0000000000000000"),
            new Field("unknown field 11", "start of a group"),
            new Field("unknown field 11", "end of a group"));
  }

  @Test
  void pointsOutAWrongWireType() {
    assertThat(describe(MessageType.DIAL_REQUEST, Bytes.fromHex("0805")))
        .containsExactly(new Field("target", "of a wrong wire type: varint 5"));
  }

  @Test
  void describesWhatItCanAndSaysWhyNotTheRest() {
    assertThat(describe(MessageType.JOIN_CHALLENGE, Bytes.fromHex("0864 12ff01 00")))
        .containsExactly(
            new Field("error", "E_RAND_LENGTH (100)"),
            new Field(
                "malformed",
                "a JoinChallenge does not parse as protobuf: field 2 says it has 255 bytes, but 1 "
                    + "are left (at byte 2)"));
  }

  @Test
  void doesNotWriteOutEndlessMessages() {
    RawMessage many = RawMessage.empty();
    for (int i = 0; i < 300; i++) {
      many = many.varint(3, i);
    }
    assertThat(describe(MessageType.DISCOVERY, many.toBytes()))
        .hasSize(201)
        .last()
        .isEqualTo(new Field("more", "100 more fields"));
    byte[] one = RawMessage.empty().bytes(1, new byte[60_000]).toBytes();
    assertThat(describe(MessageType.DISCOVERY_ACK, one).get(0).value())
        .endsWith("... (60000 bytes)")
        .hasSizeLessThan(1_100);
  }

  @Test
  void makesAnEventForTheTap() {
    byte[] bytes = Bytes.fromHex("0865");
    WireEvent event =
        MessageDescriber.describe(MessageType.JOIN_VERIFY, bytes)
            .event(Direction.RECEIVED, "i1", bytes);
    assertThat(event.layer()).isEqualTo(Layer.MESSAGE);
    assertThat(event.name()).isEqualTo("JoinVerify");
    assertThat(event.stream()).isEqualTo("i1");
    assertThat(event.fields()).hasSize(1);
    assertThat(event.bytes()).isEqualTo(bytes);
  }

  private static List<Field> describe(MessageType type, byte[] bytes) {
    return MessageDescriber.describe(type, bytes).fields();
  }
}
