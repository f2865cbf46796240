package stardust.runner.probe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import stardust.peer.RsaPrivateKey;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.salvage.Finding;
import stardust.runner.salvage.Formula;
import stardust.runner.salvage.Formulas;
import stardust.runner.salvage.Inputs;
import stardust.runner.salvage.SaltReading;
import stardust.runner.salvage.SaltReadings;
import stardust.runner.salvage.Salvage;

/**
 * How the peers of one scenario join a server that is wrong about salts or solutions, and what is
 * said of it: the scenario of that requirement fails, all others go on and note how.
 */
public final class Detours {

  private static final String JOIN = "JOIN-21";
  private static final String EXPECTED_SALT =
      "a salt encrypted with RSAES-PKCS1-v1_5 under the key of the JoinInit";
  private static final String ENCRYPTION = "JOIN-03";
  private static final String EXPECTED =
      "a JoinVerify without error for " + Formulas.right().name();

  private static final String VALUES =
      "Compare joins that it accepts with those that it refuses: a zero byte in random128, in the"
          + " salt or in the digest ends a text of C, and a number loses it in front.";

  /** More names than this say less than the number of them. */
  private static final int MOST_NAMES = 3;

  private final Salvage salvage;
  private final FreshJoins joins;
  private final ScenarioRecord seen;

  public Detours(Salvage salvage, FreshJoins joins, ScenarioRecord seen) {
    this.salvage = salvage;
    this.joins = joins;
    this.seen = seen;
  }

  /**
   * Finds out now, or waits until another scenario has, what will be needed later: a server with
   * deadlines would not wait in the middle of a join.
   */
  void beforeConnecting() {
    salvage.finding(joins);
  }

  /** A salt that the key does not decrypt as it should. */
  byte[] salt(RsaPrivateKey key, byte[] encrypted) {
    SaltReading reading =
        SaltReadings.of(key, encrypted)
            .orElseThrow(
                () ->
                    RequirementBroken.of(
                        ENCRYPTION,
                        EXPECTED_SALT,
                        "saltEncrypted of "
                            + encrypted.length
                            + " bytes decrypts neither so nor in any other way that was tried"));
    return take(reading);
  }

  /** A salt that decrypts as it should, and is not as long as it should be. */
  byte[] oddSalt(RsaPrivateKey key, byte[] encrypted, byte[] odd) {
    return SaltReadings.ofOaep(key, encrypted).map(reading -> take(reading)).orElse(odd);
  }

  private byte[] take(SaltReading reading) {
    seen.goOnPast(
        RequirementBroken.of(ENCRYPTION, EXPECTED_SALT, reading.seen()).withHint(reading.hint()),
        "read the salt as " + reading.name() + ", in place of RSAES-PKCS1-v1_5: " + ENCRYPTION);
    return reading.salt();
  }

  /** The right solution, or what the server accepts in its place. */
  byte[] solution(Inputs inputs) {
    if (seen.shows(JOIN)) {
      return Formulas.right().solve(inputs);
    }
    Finding finding = salvage.finding(joins);
    if (finding instanceof Finding.AcceptsNone) {
      throw broken(finding, "the server refuses it");
    }
    if (finding instanceof Finding.Accepts accepts) {
      seen.goOnPast(
          broken(finding, "the server refuses it"),
          "joined with "
              + accepts.formula().name()
              + ", which the server accepts, in place of the right solution: "
              + JOIN);
      return accepts.formula().solve(inputs);
    }
    return Formulas.right().solve(inputs);
  }

  /** What a solution that should be accepted, and was not, breaks. */
  RequirementBroken refused(String answer) {
    return seen.shows(JOIN)
        ? broken(salvage.finding(joins), answer)
        : RequirementBroken.here("a JoinVerify without error", answer);
  }

  /**
   * What a solution that should be refused, and was not, breaks: nothing but JOIN-21 if it is the
   * one that this server takes for the right one.
   */
  RequirementBroken accepted(Inputs inputs, byte[] sent, String answer) {
    Finding finding = salvage.finding(joins);
    if (finding instanceof Finding.Accepts accepts && counts(accepts.formula(), inputs, sent)) {
      return broken(finding, "the server refuses it");
    }
    List<Formula> others = salvage.wronglyAccepted(joins);
    String more =
        others.isEmpty()
            ? part(salvage.changedAccepted(joins))
            : wrong(others, salvage.wrongOnes());
    return RequirementBroken.here("a JoinVerify with an error", answer + more);
  }

  private boolean counts(Formula formula, Inputs inputs, byte[] sent) {
    boolean anything = formula.equals(salvage.wrongOnes().get(0));
    return anything || Arrays.equals(formula.solve(inputs), sent);
  }

  private static String wrong(List<Formula> accepted, List<Formula> tried) {
    if (accepted.size() == tried.size()) {
      return "; it accepts all of "
          + tried.size()
          + " other wrong solutions, too: nobody is checked, and anyone can join as anyone";
    }
    String names =
        accepted.stream().limit(MOST_NAMES).map(Formula::name).collect(Collectors.joining(", "));
    int more = accepted.size() - MOST_NAMES;
    return "; of "
        + tried.size()
        + " other wrong solutions it accepts "
        + names
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Which part of the right solution seems to be compared, where no other formula is accepted. */
  private static String part(List<Integer> accepted) {
    List<Integer> refused = Formulas.CHANGED.stream().filter(at -> !accepted.contains(at)).toList();
    if (accepted.isEmpty()) {
      return "; it refuses other wrong solutions, and the right one with byte "
          + list(refused)
          + " changed";
    }
    return refused.isEmpty()
        ? "; it accepts the right one with any one byte changed"
        : "; it seems to compare part of a solution only: it accepts the right one with byte "
            + list(accepted)
            + " changed, and refuses it with byte "
            + list(refused)
            + " changed";
  }

  private static String list(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** What refusing the right solution breaks. */
  static RequirementBroken broken(Finding finding, String answer) {
    if (finding instanceof Finding.Accepts accepts) {
      Formula formula = accepts.formula();
      return RequirementBroken.of(JOIN, EXPECTED, answer + "; it accepts " + formula.words())
          .withHint(formula.hint());
    }
    if (finding instanceof Finding.AcceptsNone none) {
      return RequirementBroken.of(
          JOIN, EXPECTED, answer + "; it accepts none of " + none.tried() + " other solutions");
    }
    if (finding instanceof Finding.AcceptsSome some) {
      return RequirementBroken.of(
              JOIN,
              EXPECTED,
              answer
                  + "; it accepts the right solution in "
                  + some.accepted()
                  + " of "
                  + some.tried()
                  + " other joins, and none of the other solutions that were tried")
          .withHint(VALUES);
    }
    return RequirementBroken.of(
        JOIN, EXPECTED, answer + "; the right solution of another peer was accepted");
  }
}
