package stardust.runner.client.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import stardust.client.ClientMachine.State;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.io.Bytes;
import stardust.message.Framing;
import stardust.message.RawMessage;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinVerify;

/** Clients that misread what the server answers. */
final class AnswerMutants {

  private static final byte[] ZERO = {8, 0};
  private static final byte[] GENERIC = {8, (byte) 0xe7, 7};
  private static final Set<Integer> KNOWN =
      Set.of(Error.E_RAND_LENGTH_VALUE, Error.E_INCORRECT_SOLUTION_VALUE, Error.E_GENERIC_VALUE);

  private AnswerMutants() {}

  static List<ClientMutant> all() {
    return List.of(
        ClientMutant.of(
            "refusal-taken-for-success",
            "JOIN-68",
            "It takes a JoinVerify with an error for success.",
            parts -> verifying(parts, message -> !isEmpty(message), new byte[0])),
        Screens.silent(
            "refusal-not-reported",
            "JOIN-68",
            "It says nothing of a refused join, and goes on doing nothing.",
            text -> text.contains("refused the join")),
        Screens.leaving(
            "refusal-ends-as-success",
            "JOIN-68",
            "It ends with exit status 0 when its join is refused.",
            text -> text.contains("refused the join"),
            0),
        Screens.silent(
            "wrong-solution-not-reported",
            "JOIN-68",
            "It says nothing when its join is refused with E_INCORRECT_SOLUTION.",
            text -> text.contains("refused the join with E_INCORRECT_SOLUTION")),
        Screens.silent(
            "generic-refusal-not-reported",
            "JOIN-68",
            "It says nothing when its join is refused with E_GENERIC.",
            text -> text.contains("refused the join with E_GENERIC")),
        ClientMutant.of(
            "empty-verify-not-read",
            "WIRE-13",
            "It waits for a JoinVerify with a byte in it.",
            parts ->
                Machines.hearing(
                    parts,
                    State.AWAITING_VERIFY,
                    (right, message) -> isEmpty(message) ? List.of() : right.message(message))),
        ClientMutant.of(
            "zero-taken-for-an-error",
            "WIRE-13",
            "It takes an explicit zero in a JoinVerify for an error.",
            parts -> verifying(parts, message -> Arrays.equals(message, ZERO), GENERIC)),
        ClientMutant.of(
            "zero-taken-for-a-refused-dial",
            "WIRE-13",
            "It takes an explicit zero in a DialResponse for an error.",
            parts -> Dials.mishearing(parts, framed(ZERO), framed(GENERIC))),
        unknownErrors("unknown-error-not-seen-in-the-challenge", State.AWAITING_CHALLENGE),
        unknownErrors("unknown-error-taken-for-success", State.AWAITING_VERIFY),
        challengeDespite(102),
        challengeDespite(4242),
        challengeDespite(65_536),
        challengeDespite(-1),
        joinedDespite(102),
        joinedDespite(4242),
        joinedDespite(65_536),
        joinedDespite(-1),
        dialledDespite(4242),
        dialledDespite(65_536),
        dialledDespite(-1),
        ClientMutant.of(
            "unknown-fields-in-the-answer-to-a-dial",
            "WIRE-12",
            "It takes a DialResponse with unknown fields for a refusal.",
            parts ->
                Dials.mishearing(
                    parts, bytes -> bytes.length > 4 && bytes[4] != ZERO[0], framed(GENERIC))),
        strict("unknown-fields-in-the-challenge", State.AWAITING_CHALLENGE, JoinChallenge.parser()),
        strict("unknown-fields-in-the-verdict", State.AWAITING_VERIFY, JoinVerify.parser()),
        strict("unknown-fields-in-a-list", State.ONLINE, Discovery.parser()),
        Screens.leaving(
            "dies-of-rubbish",
            "ROBUST-41",
            "It crashes at a challenge that is not protobuf.",
            text -> text.contains("does not parse"),
            139));
  }

  private static ClientParts verifying(
      ClientParts parts, Predicate<byte[]> which, byte[] misheard) {
    return Machines.mishearing(
        parts, State.AWAITING_VERIFY, message -> which.test(message) ? misheard : message);
  }

  private static ClientMutant unknownErrors(String name, State state) {
    return ClientMutant.of(
        name,
        "WIRE-14",
        "It knows three errors, and takes any other number for none, " + words(state) + ".",
        parts -> Machines.mishearing(parts, state, AnswerMutants::withoutUnknownError));
  }

  private static ClientMutant challengeDespite(int error) {
    return ClientMutant.of(
        "challenge-solved-despite-" + name(error),
        "WIRE-14",
        "It takes the error " + error + " in a JoinChallenge for none.",
        parts ->
            Machines.mishearing(
                parts,
                State.AWAITING_CHALLENGE,
                message ->
                    Challenges.carriesError(message, error)
                        ? Challenges.withoutError(message)
                        : message));
  }

  /** A JoinVerify has its error where a JoinChallenge has it. */
  private static ClientMutant joinedDespite(int error) {
    return ClientMutant.of(
        "joined-despite-" + name(error),
        "WIRE-14",
        "It takes the error " + error + " in a JoinVerify for none.",
        parts -> verifying(parts, message -> Challenges.carriesError(message, error), new byte[0]));
  }

  private static ClientMutant dialledDespite(int error) {
    return ClientMutant.of(
        "dial-granted-despite-" + name(error),
        "WIRE-14",
        "It takes the error " + error + " in a DialResponse for success.",
        parts ->
            Dials.mishearing(
                parts, framed(RawMessage.empty().varint(1, error).toBytes()), framed()));
  }

  private static String name(int error) {
    return error < 0 ? "a-negative-error" : Integer.toString(error);
  }

  private static ClientMutant strict(String name, State state, Parser<? extends Message> parser) {
    return ClientMutant.of(
        name,
        "WIRE-12",
        "It refuses a message with unknown fields " + words(state) + ".",
        parts ->
            Machines.hearing(
                parts,
                state,
                (right, message) ->
                    hasUnknown(parser, message)
                        ? List.of(new ClientStep.Failed(new IOException("unknown fields")))
                        : right.message(message)));
  }

  private static String words(State state) {
    return switch (state) {
      case AWAITING_CHALLENGE -> "in a JoinChallenge";
      case AWAITING_VERIFY -> "in a JoinVerify";
      default -> "in a Discovery";
    };
  }

  private static boolean hasUnknown(Parser<? extends Message> parser, byte[] message) {
    try {
      return !parser.parseFrom(message).getUnknownFields().asMap().isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** The error is field 1 of every answer. */
  private static byte[] withoutUnknownError(byte[] message) {
    try {
      JoinChallenge answer = JoinChallenge.parseFrom(message);
      return KNOWN.contains(answer.getErrorValue())
          ? message
          : answer.toBuilder().clearError().build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return message;
    }
  }

  private static boolean isEmpty(byte[] message) {
    return message.length == 0;
  }

  private static byte[] framed(byte... message) {
    return Bytes.concat(Framing.INT32_BE.encode(message));
  }
}
