package stardust.runner.steps.client;

import com.google.protobuf.ByteString;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stardust.message.RawMessage;
import stardust.peer.RsaPrivateKey;
import stardust.runner.client.ServedJoin;
import stardust.runner.client.Visit;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;

/** The wrong answers that features name, in the place of a JoinChallenge or of a JoinVerify. */
final class Answers {

  private static final Pattern ERROR = Pattern.compile("the error (\\S+)( and a salt)?");
  private static final int SALT_BYTES = 128;

  private Answers() {}

  /**
   * Gives the answer that is due with this fault.
   *
   * @param other an identity that is not the client's
   */
  static void give(Visit visit, String what, RsaPrivateKey other) {
    ServedJoin join = visit.join();
    var unused = join.init();
    Matcher error = ERROR.matcher(what);
    if (error.matches()) {
      boolean salted = error.group(2) != null;
      byte[] rest = salted ? challenge(join).toByteArray() : new byte[0];
      byte[] payload = RawMessage.empty().varint(1, number(error.group(1))).raw(rest).toBytes();
      String name = visit.isSolved() ? "JoinVerify" : "JoinChallenge";
      join.pipe().sendPayload(payload, name + " with " + what);
    } else {
      join.pipe().sendPayload(payload(join, what, other), "JoinChallenge with " + what);
    }
  }

  /** The number of an error of the schema, or a number. */
  static long number(String error) {
    return error.startsWith("E_") ? Error.valueOf(error).getNumber() : Long.parseLong(error);
  }

  private static byte[] payload(ServedJoin join, String what, RsaPrivateKey other) {
    return switch (what) {
      case "no salt" -> new byte[0];
      case "a salt that is not encrypted" -> encrypted(join.bytes(SALT_BYTES));
      case "a ciphertext of 255 bytes" -> encrypted(join.bytes(join.key().blockLength() - 1));
      case "a ciphertext of 257 bytes" -> encrypted(join.bytes(join.key().blockLength() + 1));
      case "a salt encrypted to another key" ->
          join.challengeOf(join.bytes(SALT_BYTES), other.publicKey()).toByteArray();
      case "a challenge that is not protobuf" -> rubbish(join);
      case "a challenge that is cut off" ->
          RawMessage.of(challenge(join).toByteArray()).cut(10).toBytes();
      case "a field longer than its message" ->
          RawMessage.empty().bytes(2, 1L << 20, join.bytes(256)).toBytes();
      default -> throw new IllegalArgumentException("no answer \"" + what + "\"");
    };
  }

  private static JoinChallenge challenge(ServedJoin join) {
    return join.challengeOf(join.bytes(SALT_BYTES));
  }

  /** A tag of wire type 7, which there is none of. */
  private static byte[] rubbish(ServedJoin join) {
    byte[] bytes = join.bytes(200);
    bytes[0] = 0x0f;
    return bytes;
  }

  private static byte[] encrypted(byte[] bytes) {
    return JoinChallenge.newBuilder()
        .setSaltEncrypted(ByteString.copyFrom(bytes))
        .build()
        .toByteArray();
  }
}
