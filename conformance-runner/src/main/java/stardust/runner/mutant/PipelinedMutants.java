package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.runner.wrap.Hearing;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;
import stardust.spec.message.PeerID;

/** Servers that take the second of two messages which come in one piece, whatever the first was. */
final class PipelinedMutants {

  private static final int HEAD = Integer.BYTES;

  /** Of the only message that is so long. */
  private static final int SOLUTION = 66;

  /** All but the JoinInit are shorter. */
  private static final int INIT = 200;

  private PipelinedMutants() {}

  static List<Mutant> all() {
    return List.of(
        going(
            "right-solution-behind-a-wrong-one",
            "JOIN-31",
            "It refuses a wrong solution, and takes one that came in the same piece.",
            message -> message.length == SOLUTION,
            JoinVerify.newBuilder().setError(Error.E_INCORRECT_SOLUTION).build()),
        going(
            "right-init-behind-a-wrong-one",
            "JOIN-31",
            "It refuses a JoinInit, and takes one that came in the same piece.",
            PipelinedMutants::isWrongInit,
            JoinChallenge.newBuilder().setError(Error.E_GENERIC).build()),
        WireMutants.reads(
            "first-of-two-inits-overlooked",
            "JOIN-39",
            "It takes the second of two JoinInits that come in one piece.",
            bytes -> areInits(bytes) ? secondOf(bytes) : bytes),
        WireMutants.reads(
            "second-of-two-inits-overlooked",
            "JOIN-39",
            "It takes the first of two JoinInits that come in one piece.",
            bytes -> areInits(bytes) ? firstOf(bytes) : bytes));
  }

  private static Mutant going(
      String name, String breaks, String what, Predicate<byte[]> wrong, MessageLite answer) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> ConnectionWrapper.streams(parts, stream -> goingOn(stream, wrong, answer)));
  }

  private static Duplex goingOn(Duplex stream, Predicate<byte[]> wrong, MessageLite answer) {
    return Hearing.of(
        stream,
        bytes -> {
          if (lengthOfSecond(bytes) < SOLUTION || !wrong.test(withoutHead(firstOf(bytes)))) {
            return bytes;
          }
          stream.write(Framing.INT32_BE.encode(answer.toByteArray()));
          return secondOf(bytes);
        });
  }

  private static boolean isWrongInit(byte[] message) {
    try {
      PeerID claimed = JoinInit.parseFrom(message).getPeerID();
      byte[] key = Base64.getDecoder().decode(claimed.getPubKey());
      return !Keys.decodePublic(key).peerId().toBase58().equals(claimed.getId());
    } catch (InvalidProtocolBufferException | KeyException e) {
      return false;
    }
  }

  private static boolean areInits(byte[] bytes) {
    return lengthAt(bytes, 0) > INIT && lengthOfSecond(bytes) > INIT;
  }

  private static byte[] firstOf(byte[] bytes) {
    return Arrays.copyOf(bytes, HEAD + lengthAt(bytes, 0));
  }

  private static byte[] secondOf(byte[] bytes) {
    return Arrays.copyOfRange(bytes, HEAD + lengthAt(bytes, 0), bytes.length);
  }

  private static byte[] withoutHead(byte[] frame) {
    return Arrays.copyOfRange(frame, HEAD, frame.length);
  }

  /** What stands behind a first message that is whole, and -1 if nothing does. */
  private static int lengthOfSecond(byte[] bytes) {
    int first = lengthAt(bytes, 0);
    return first >= 0 && first < bytes.length ? lengthAt(bytes, HEAD + first) : -1;
  }

  private static int lengthAt(byte[] bytes, int at) {
    return at + HEAD <= bytes.length ? ByteBuffer.wrap(bytes).getInt(at) : -1;
  }
}
