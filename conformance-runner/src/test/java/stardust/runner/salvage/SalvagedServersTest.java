package stardust.runner.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stardust.protocol.Solution;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/** One defect of a join is one finding that names it, and the rest of the suite goes on past it. */
class SalvagedServersTest {

  private static final String RIGHT = "a JoinVerify without error for SHA-512(random128, salt)";

  @Test
  void theReferenceNeedsNoDetour() {
    WrongJoins run = WrongJoins.run(parts -> parts, "joining");

    assertThat(run.broken()).isEmpty();
    assertThat(run.results()).allMatch(result -> result.notes().isEmpty());
  }

  @Test
  void swappedInputsAreNamedAndAllElseGoesOn() {
    WrongJoins run =
        WrongJoins.run(
            WrongJoins.accepting(WrongJoins.formula("SHA-512(salt, random128)")),
            "joining",
            "dialling");

    Failure failure = run.failure("JOIN-21");
    assertThat(failure.expected()).isEqualTo(RIGHT);
    assertThat(failure.seen())
        .startsWith("the server sent JoinVerify{error: E_INCORRECT_SOLUTION}; it accepts ")
        .contains("SHA-512(salt, random128): the inputs are swapped");
    assertThat(failure.hint()).contains("random128 first, then the decrypted salt");
    assertThat(run.broken()).containsExactly("JOIN-21");
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
    assertThat(run.with(Verdict.BLOCKED).map(ScenarioResult::id))
        .as("it sends just what this server takes for right")
        .containsExactly("JOIN-22/a-wrong-solution-is-refused-the-hash-of-the-salt-and-the-random");
  }

  @Test
  void anotherDigestIsNamedAndWhatWasDoneToGoOnIsNoted() {
    WrongJoins run =
        WrongJoins.run(
            WrongJoins.accepting(WrongJoins.formula("SHA-256(random128, salt)")), "joining");

    assertThat(run.failure("JOIN-21").seen())
        .contains("it accepts SHA-256(random128, salt): the digest is SHA-256 and not SHA-512");
    assertThat(run.broken()).containsExactly("JOIN-21");
    assertThat(run.of("JOIN-36"))
        .extracting(ScenarioResult::verdict, ScenarioResult::notes)
        .containsOnly(
            tuple(
                Verdict.PASSED,
                List.of(
                    "joined with SHA-256(random128, salt), which the server accepts, in place of"
                        + " the right solution: JOIN-21")));
  }

  @Test
  void aHashWithoutTheSaltIsToldToLetAnyoneJoin() {
    WrongJoins run =
        WrongJoins.run(WrongJoins.accepting(WrongJoins.formula("SHA-512(random128)")), "joining");

    assertThat(run.failure("JOIN-21").seen())
        .contains("it accepts SHA-512(random128): the salt is missing")
        .contains("anyone can join as anyone");
    assertThat(run.broken()).containsExactly("JOIN-21");
  }

  @Test
  void aComparisonTurnedRoundIsNamed() {
    WrongJoins run =
        WrongJoins.run(
            parts -> {
              var right = parts.solutions();
              return parts.withSolutions((random, salt, it) -> !right.isRight(random, salt, it));
            },
            "joining");

    assertThat(run.failure("JOIN-21").seen()).contains("the result of the check is turned round");
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
  }

  @Test
  void aServerThatAcceptsNothingBlocksTheRestAtOnce() {
    WrongJoins run =
        WrongJoins.run(
            parts -> parts.withSolutions((random, salt, solution) -> false), "dialling", "joining");

    assertThat(run.failure("JOIN-21").seen())
        .matches(".*; it accepts none of 3\\d other solutions");
    assertThat(run.broken()).containsExactly("JOIN-21");
    assertThat(run.of("DIAL-01")).allMatch(result -> result.blockedBy().equals(List.of("JOIN-21")));
    assertThat(run.with(Verdict.SUITE_ERROR)).isEmpty();
    assertThat(run.took()).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aServerThatAcceptsEverythingIsSaidToCheckNobody() {
    WrongJoins run =
        WrongJoins.run(parts -> parts.withSolutions((random, salt, solution) -> true), "joining");

    assertThat(run.of("JOIN-22")).allMatch(result -> result.reason().contains("nobody is checked"));
    assertThat(run.of("JOIN-21")).allMatch(result -> result.verdict() == Verdict.PASSED);
  }

  @Test
  void theWrongSolutionsThatAreAcceptedAreListed() {
    WrongJoins run =
        WrongJoins.run(
            parts -> {
              var right = parts.solutions();
              Formula other = WrongJoins.formula("SHA-512(random128)");
              return parts.withSolutions(
                  (random, salt, it) ->
                      right.isRight(random, salt, it)
                          || Arrays.equals(other.solve(new Inputs(random, salt, salt, "")), it));
            },
            "joining");

    assertThat(run.of("JOIN-22"))
        .filteredOn(result -> result.verdict() == Verdict.FAILED)
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.reason())
                    .endsWith("wrong solutions it accepts SHA-512(random128)"));
  }

  @Test
  void thePartOfASolutionThatIsComparedIsNamed() {
    WrongJoins run =
        WrongJoins.run(
            parts ->
                parts.withSolutions(
                    (random, salt, it) ->
                        it.length == 64
                            && Arrays.equals(
                                Arrays.copyOfRange(it, 32, 64),
                                Arrays.copyOfRange(Solution.of(random, salt), 32, 64))),
            "joining");

    assertThat(run.of("JOIN-22"))
        .filteredOn(result -> result.verdict() == Verdict.FAILED)
        .allSatisfy(
            result ->
                assertThat(result.reason())
                    .endsWith(
                        "it seems to compare part of a solution only: it accepts the right one with"
                            + " byte 0, 15, 31 changed, and refuses it with byte 32, 47, 63"
                            + " changed"))
        .isNotEmpty();
  }

  @Test
  void anotherPaddingIsNamedAndReadAllTheSame() {
    WrongJoins run =
        WrongJoins.run(
            WrongJoins.encrypting("RSA/ECB/OAEPWithSHA-1AndMGF1Padding"), "joining", "dialling");

    assertThat(run.of("JOIN-03"))
        .allMatch(result -> result.verdict() == Verdict.FAILED)
        .allMatch(
            result ->
                result.reason().endsWith("the server encrypted it with RSAES-OAEP with SHA-1"));
    assertThat(run.broken()).containsOnly("JOIN-03");
    assertThat(run.with(Verdict.BLOCKED)).isEmpty();
    assertThat(run.of("DIAL-01").get(0).notes())
        .containsExactly(
            "read the salt as RSAES-OAEP with SHA-1, in place of RSAES-PKCS1-v1_5: JOIN-03");
  }

  @Test
  void aSaltInClearIsNamed() {
    WrongJoins run =
        WrongJoins.run(parts -> parts.withChallenges((key, salt) -> Optional.of(salt)), "joining");

    assertThat(run.failure("JOIN-03").seen()).contains("the salt in clear");
    assertThat(run.failure("JOIN-03").hint()).contains("before it is sent");
  }
}
