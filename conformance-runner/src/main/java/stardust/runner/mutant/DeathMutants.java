package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import stardust.io.Varint;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.DialResponse;
import stardust.spec.message.JoinInit;

/** Servers that one thing harms, and nothing like it. */
final class DeathMutants {

  private static final int MEBI = 1 << 20;
  private static final int END_GROUP = 4;
  private static final byte FIRST_FIELD = 0x0a;

  private DeathMutants() {}

  static List<Mutant> all() {
    return List.of(
        dies(
            "no-text",
            "ROBUST-01",
            "a line that is no text",
            Causes.ofFirstBytes(bytes -> !isText(body(bytes)))),
        dies(
            "no-line-feed",
            "ROBUST-01",
            "a line that does not end with a line feed",
            Causes.ofFirstBytes(DeathMutants::lacksLineFeed)),
        dies(
            "a-line-of-a-mebibyte",
            "ROBUST-01",
            "a line of a mebibyte, for which it makes room",
            Causes.ofFirstBytes(bytes -> declared(bytes) >= MEBI)),
        dies(
            "an-endless-length",
            "ROBUST-01",
            "a length that does not end",
            Causes.ofFirstBytes(bytes -> Varint.decode(bytes, 0) instanceof Varint.Malformed)),
        dies(
            "a-huge-muxer-frame",
            "ROBUST-03",
            "a muxer frame of a gibibyte, for which it makes room",
            Death.ofMuxerViolations(why -> why.contains("declares"))),
        dies(
            "an-unknown-muxer-frame",
            "ROBUST-03",
            "a muxer frame of a version that it does not know",
            Death.ofMuxerViolations(why -> why.contains("version"))),
        dies(
            "stray-data",
            "ROBUST-03",
            "data for a stream that was never opened",
            Causes::ofStrayData),
        dies(
            "a-stray-end-of-a-group",
            "ROBUST-05",
            "a message with the end of a group that never began",
            Causes.ofMessages(message -> (message[0] & 7) == END_GROUP)),
        dies(
            "a-field-of-the-wrong-type",
            "ROBUST-05",
            "a message whose first field is a number",
            Causes.ofMessages(DeathMutants::hasNumberFirst)),
        dies(
            "a-field-beyond-its-message",
            "ROBUST-05",
            "a message with a field that is longer than the message",
            Causes.ofMessages(DeathMutants::isCut)),
        dies(
            "a-tag-alone",
            "ROBUST-05",
            "a message that ends behind a tag",
            Causes.ofMessages(message -> message.length == 1)),
        dies(
            "half-a-message",
            "ROBUST-13",
            "the loss of a peer in the middle of its JoinInit",
            Causes.ofLossAfter((came, answers) -> came && answers == 0)),
        dies(
            "a-loss-before-the-solution",
            "ROBUST-13",
            "the loss of a peer that has not solved its challenge",
            Causes.ofLossAfter((came, answers) -> answers == 1)),
        Mutant.of(
            "group-dialled",
            "ROBUST-12",
            "It answers a DialRequest with the end of a group that never began with success.",
            parts -> dialling(parts, message -> (message[0] & 7) == END_GROUP)),
        Mutant.of(
            "cut-target-dialled",
            "ROBUST-12",
            "It answers a DialRequest that ends in the middle of its target with success.",
            parts -> dialling(parts, DeathMutants::isCut)));
  }

  private static Mutant dies(String name, String breaks, String what, Death.Cause cause) {
    return Death.of(
        "dies-of-" + name, breaks, "It ends all connections at " + what + ".", 1, cause);
  }

  private static ServerParts dialling(ServerParts parts, Causes.Bytes meant) {
    // What does not parse is taken for a join by the reference.
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) ->
            JoinMutants.refusesInit(steps) && message.length > 0 && meant.are(message)
                ? List.of(new JoinStep.Send(DialResponse.getDefaultInstance()))
                : steps);
  }

  private static long declared(byte[] bytes) {
    return Varint.decode(bytes, 0) instanceof Varint.Value length ? length.value() : 0;
  }

  /** What there is of a line behind its length. */
  private static byte[] body(byte[] bytes) {
    if (!(Varint.decode(bytes, 0) instanceof Varint.Value length)) {
      return new byte[0];
    }
    int end = (int) Math.min(bytes.length, length.length() + length.value());
    return Arrays.copyOfRange(bytes, length.length(), end);
  }

  private static boolean lacksLineFeed(byte[] bytes) {
    byte[] body = body(bytes);
    return body.length > 0
        && body.length == declared(bytes)
        && isText(body)
        && body[body.length - 1] != '\n';
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean hasNumberFirst(byte[] message) {
    try {
      return JoinInit.parseFrom(message).getUnknownFields().hasField(1);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean isCut(byte[] message) {
    return message[0] == FIRST_FIELD
        && Varint.decode(message, 1) instanceof Varint.Value length
        && length.value() > message.length - 1 - length.length();
  }
}
