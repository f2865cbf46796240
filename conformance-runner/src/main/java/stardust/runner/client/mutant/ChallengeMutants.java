package stardust.runner.client.mutant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import stardust.client.ClientMachine.State;
import stardust.client.ClientParts;
import stardust.client.ClientStep;
import stardust.runner.probe.Exchange;
import stardust.spec.message.JoinChallenge;

/** Clients that solve their challenge wrongly, or one that they should not solve. */
final class ChallengeMutants {

  private ChallengeMutants() {}

  /** A solution, of the random string and the decrypted salt. */
  private interface Solving {
    byte[] of(byte[] random, byte[] salt);
  }

  static List<ClientMutant> all() {
    return List.of(
        solves("salt-first", "It hashes the salt first.", (r, s) -> Exchange.hash(s, r)),
        solves("salt-alone", "It hashes the salt alone.", (r, s) -> Exchange.hash(s)),
        solves(
            "solution-as-text",
            "It sends the hash as hexadecimal text.",
            (r, s) -> text(HexFormat.of().formatHex(Exchange.hash(r, s)))),
        solves(
            "salt-read-as-text",
            "It reads the salt as UTF-8 text.",
            (r, s) -> Exchange.hash(r, text(new String(s, StandardCharsets.UTF_8)))),
        solves(
            "salt-read-as-a-number",
            "It loses the zeros with which a salt begins.",
            (r, s) -> Exchange.hash(r, withoutZeros(s))),
        solves(
            "salt-trimmed",
            "It loses the zeros and blanks with which a salt ends.",
            (r, s) -> Exchange.hash(r, trimmed(s))),
        solves(
            "salt-of-zeros-taken-for-none",
            "It takes a salt of zeros for no salt.",
            (r, s) -> isAll(s, each -> each == 0) ? Exchange.hash(r) : Exchange.hash(r, s)),
        solves(
            "salt-of-blanks-taken-for-none",
            "It takes a salt of blanks, line ends and zeros for no salt, but not one of zeros.",
            (r, s) ->
                isAll(s, each -> each <= ' ') && !isAll(s, each -> each == 0)
                    ? Exchange.hash(r)
                    : Exchange.hash(r, s)),
        solves(
            "zeros-lost-before-the-salt",
            "It loses the zeros with which a salt begins, unless it is all zeros.",
            (r, s) -> Exchange.hash(r, isAll(s, each -> each == 0) ? s : withoutZeros(s))),
        solves(
            "zeros-lost-behind-the-salt",
            "It loses the zeros with which a salt ends, unless it is all zeros.",
            (r, s) -> Exchange.hash(r, isAll(s, each -> each == 0) ? s : trimmed(s))),
        solves(
            "solution-as-a-number",
            "It loses the zeros with which a solution begins, unless the salt is blank.",
            (r, s) -> ofSalt(r, s, ChallengeMutants::withoutZeros)),
        solves(
            "solution-as-a-text",
            "It loses the zeros with which a solution ends, unless the salt is blank.",
            (r, s) -> ofSalt(r, s, ChallengeMutants::trimmed)),
        ClientMutant.of(
            "challenge-solved-in-spite-of-an-error",
            "JOIN-66",
            "It solves a challenge that carries an error.",
            parts ->
                Machines.mishearing(parts, State.AWAITING_CHALLENGE, Challenges::withoutError)),
        ClientMutant.of(
            "error-solved-as-an-empty-salt",
            "JOIN-66",
            "It answers an error with a solution of nothing.",
            parts -> solvingFailures(parts, false)),
        ClientMutant.of(
            "salt-of-any-length-solved",
            "JOIN-67",
            "It solves a salt of whatever length.",
            parts -> solving(parts, Exchange::hash, true)),
        ClientMutant.of(
            "bad-padding-solved",
            "JOIN-67",
            "It solves what it cannot decrypt, as a salt of zeros.",
            parts -> solvingFailures(parts, true)),
        ClientMutant.of(
            "rubbish-solved",
            "ROBUST-41",
            "It answers a challenge that is not protobuf with a solution of nothing.",
            ChallengeMutants::solvingRubbish));
  }

  private static ClientMutant solves(String name, String what, Solving solving) {
    return ClientMutant.of(name, "JOIN-65", what, parts -> solving(parts, solving, false));
  }

  private static ClientParts solving(ClientParts parts, Solving solving, boolean anyLength) {
    return parts.withJoins(
        (identity, random) ->
            new MachineWrapper(parts.joins().make(identity, random)) {
              @Override
              public List<ClientStep> message(byte[] message) {
                boolean due =
                    state() == State.AWAITING_CHALLENGE && !Challenges.carriesError(message);
                Optional<byte[]> salt = Challenges.salt(identity, message);
                List<ClientStep> right = super.message(message);
                return due
                        && salt.isPresent()
                        && (anyLength || salt.get().length == Challenges.SALT_BYTES)
                    ? List.of(Challenges.solution(solving.of(random, salt.get())))
                    : right;
              }
            });
  }

  /** Solves what ends the join of a right client, if it is a challenge of this kind. */
  private static ClientParts solvingFailures(ClientParts parts, boolean encrypted) {
    return Machines.hearing(
        parts,
        State.AWAITING_CHALLENGE,
        (right, message) -> {
          Optional<JoinChallenge> challenge = Challenges.parse(message);
          List<ClientStep> steps = right.message(message);
          boolean meant =
              challenge
                  .filter(each -> each.getSaltEncrypted().isEmpty() != encrypted)
                  .filter(each -> Challenges.carriesError(message) != encrypted)
                  .isPresent();
          return meant && right.state() == State.OVER ? Challenges.nothingSolved() : steps;
        });
  }

  private static ClientParts solvingRubbish(ClientParts parts) {
    return Machines.hearing(
        parts,
        State.AWAITING_CHALLENGE,
        (right, message) -> {
          List<ClientStep> steps = right.message(message);
          return Challenges.parse(message).isEmpty() ? Challenges.nothingSolved() : steps;
        });
  }

  /** The solution of a blank salt, which no scenario can choose, must not depend on luck. */
  private static byte[] ofSalt(byte[] random, byte[] salt, UnaryOperator<byte[]> change) {
    byte[] right = Exchange.hash(random, salt);
    return isAll(salt, each -> each <= ' ') ? right : change.apply(right);
  }

  private static boolean isAll(byte[] salt, IntPredicate what) {
    return IntStream.range(0, salt.length).allMatch(i -> what.test(salt[i] & 0xff));
  }

  private static byte[] withoutZeros(byte[] salt) {
    byte[] number = new BigInteger(1, salt).toByteArray();
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }

  private static byte[] trimmed(byte[] salt) {
    int length = salt.length;
    while (length > 0 && (salt[length - 1] == 0 || salt[length - 1] == ' ')) {
      length--;
    }
    return java.util.Arrays.copyOf(salt, length);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
