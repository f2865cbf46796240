package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Varint;
import stardust.message.Framing;
import stardust.runner.wrap.Hearing;
import stardust.server.JoinStep;
import stardust.server.MessageWriter;
import stardust.server.ServerParts;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;

/** Servers that frame, write or read messages wrongly. */
final class WireMutants {

  private static final int HEAD = Integer.BYTES;

  private WireMutants() {}

  static List<Mutant> all() {
    return List.of(
        writes(
            "length-as-varint",
            "WIRE-01",
            "It writes lengths as varints.",
            (right, message) -> Bytes.concat(Varint.encode(message.length), message)),
        writes(
            "length-little-endian",
            "WIRE-01",
            "It writes lengths with the lowest byte first.",
            (right, message) ->
                Bytes.concat(
                    ByteBuffer.allocate(HEAD)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(message.length)
                        .array(),
                    message)),
        writes(
            "length-counts-itself",
            "WIRE-01",
            "Its lengths count their own four bytes.",
            (right, message) ->
                Bytes.concat(
                    ByteBuffer.allocate(HEAD).putInt(message.length + HEAD).array(), message)),
        writes(
            "length-missing",
            "WIRE-01",
            "It writes messages without their length.",
            (right, message) -> message),
        writes(
            "byte-behind-each-message",
            "WIRE-11",
            "It writes a line feed behind each message.",
            (right, message) -> Bytes.concat(right, new byte[] {'\n'})),
        Mutant.of(
            "list-on-the-dial-stream",
            "WIRE-11",
            "It sends a list in front of the DialResponse.",
            WireMutants::listBeforeResponse),
        Mutant.of(
            "verify-twice",
            "WIRE-11",
            "It sends the JoinVerify twice.",
            parts ->
                JoinMutants.Steps.around(
                    parts,
                    (machine, message, steps) ->
                        JoinMutants.admits(steps) ? withVerifyTwice(steps) : steps)),
        Mutant.of(
            "reads-lengths-as-varints",
            "WIRE-01",
            "It reads lengths as varints.",
            parts ->
                ConnectionWrapper.streams(
                    parts, stream -> Reframing.of(stream, Framing.VARINT, Framing.INT32_BE))),
        reads(
            "length-must-come-whole",
            "WIRE-03",
            "It drops an arrival of fewer than four bytes.",
            bytes -> bytes.length < HEAD ? new byte[0] : bytes),
        reads(
            "one-message-to-an-arrival",
            "WIRE-04",
            "It reads the first message of each arrival and drops whole ones behind it.",
            WireMutants::firstMessage),
        reads(
            "beginnings-behind-messages-lost",
            "WIRE-04",
            "It drops the beginning of a message that arrives behind a whole one.",
            WireMutants::withoutBeginning),
        Mutant.of(
            "later-arrivals-taken-whole",
            "WIRE-04",
            "It takes whole messages that arrive together behind the JoinInit for one.",
            parts -> ConnectionWrapper.streams(parts, WireMutants::wholeArrivals)),
        refusingInits(
            "new-fields-of-more-than-32-bits-refused",
            "with a field that it does not know and a value beyond 32 bits",
            WireMutants::hasWideFields),
        fields("init-with-new-fields-refused", "JoinInit", JoinInit.parser(), true),
        fields(
            "solution-with-new-fields-refused", "solution", JoinChallengeSolution.parser(), false),
        refusingInits(
            "peer-id-with-new-fields-refused",
            "whose PeerID has a field that it does not know",
            WireMutants::hasNewFieldsInPeerId));
  }

  /** Whether the message has fields that the schema lacks, beside groups. */
  static boolean hasNewFields(byte[] message, Parser<? extends Message> parser) {
    try {
      return parser.parseFrom(message).getUnknownFields().asMap().values().stream()
          .anyMatch(field -> field.getGroupList().isEmpty());
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean hasWideFields(byte[] init) {
    try {
      return JoinInit.parseFrom(init).getUnknownFields().asMap().values().stream()
          .flatMap(field -> field.getVarintList().stream())
          .anyMatch(value -> value >>> Integer.SIZE != 0);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static boolean hasNewFieldsInPeerId(byte[] init) {
    try {
      byte[] peerId = JoinInit.parseFrom(init).getPeerID().toByteArray();
      return hasNewFields(peerId, PeerID.parser());
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static List<JoinStep> withVerifyTwice(List<JoinStep> steps) {
    return List.of(steps.get(0), steps.get(0), steps.get(1));
  }

  static Mutant writes(String name, String breaks, String what, BinaryOperator<byte[]> frame) {
    return Mutant.of(
            name,
            breaks,
            what,
            parts ->
                parts.withWriter(
                    message -> frame.apply(parts.writer().frame(message), message.toByteArray())))
        .patient();
  }

  private static ServerParts listBeforeResponse(ServerParts parts) {
    MessageWriter right = parts.writer();
    return parts.withWriter(
        message ->
            message instanceof DialResponse
                ? Bytes.concat(right.frame(someList()), right.frame(message))
                : right.frame(message));
  }

  private static MessageLite someList() {
    return Discovery.newBuilder().addIds(ByteString.copyFrom(new byte[34])).build();
  }

  static Mutant reads(String name, String breaks, String what, UnaryOperator<byte[]> change) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> ConnectionWrapper.streams(parts, stream -> Hearing.of(stream, change)));
  }

  private static Duplex wholeArrivals(Duplex stream) {
    boolean[] later = {false};
    return Hearing.of(
        stream,
        bytes -> {
          if (later[0] && bytes.length > HEAD && areWhole(bytes)) {
            ByteBuffer.wrap(bytes).putInt(bytes.length - HEAD);
          }
          later[0] = true;
          return bytes;
        });
  }

  private static byte[] firstMessage(byte[] bytes) {
    return areWhole(bytes) ? Arrays.copyOf(bytes, endOfMessage(bytes, 0)) : bytes;
  }

  private static boolean areWhole(byte[] bytes) {
    return wholeMessages(bytes).length == bytes.length;
  }

  /** Those at the beginning of an arrival. */
  private static byte[] wholeMessages(byte[] bytes) {
    int whole = 0;
    for (int end = endOfMessage(bytes, 0); end > 0; end = endOfMessage(bytes, end)) {
      whole = end;
    }
    return Arrays.copyOf(bytes, whole);
  }

  private static byte[] withoutBeginning(byte[] bytes) {
    byte[] whole = wholeMessages(bytes);
    return whole.length > 0 ? whole : bytes;
  }

  /** Where the message ends that begins at an index; 0 if the arrival does not have its end. */
  private static int endOfMessage(byte[] bytes, int at) {
    if (bytes.length - at < HEAD) {
      return 0;
    }
    int length = ByteBuffer.wrap(bytes, at, HEAD).getInt();
    return length >= 0 && length <= bytes.length - at - HEAD ? at + HEAD + length : 0;
  }

  private static Mutant fields(
      String name, String what, Parser<? extends Message> parser, boolean init) {
    return Mutant.of(
        name,
        "WIRE-12",
        "It refuses a " + what + " with a field that it does not know.",
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) -> {
                  boolean due = init ? JoinMutants.challenges(steps) : JoinMutants.admits(steps);
                  return due && hasNewFields(message, parser) ? refusal(init) : steps;
                }));
  }

  private static Mutant refusingInits(String name, String which, Predicate<byte[]> refused) {
    return Mutant.of(
        name,
        "WIRE-12",
        "It refuses a JoinInit " + which + ".",
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) ->
                    JoinMutants.challenges(steps) && refused.test(message)
                        ? refusal(true)
                        : steps));
  }

  private static List<JoinStep> refusal(boolean init) {
    Message answer =
        init
            ? JoinChallenge.newBuilder().setError(Error.E_GENERIC).build()
            : JoinVerify.newBuilder().setError(Error.E_GENERIC).build();
    return List.of(new JoinStep.Send(answer), new JoinStep.Finish("a field that is not known"));
  }
}
