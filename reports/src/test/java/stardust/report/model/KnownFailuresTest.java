package stardust.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;

class KnownFailuresTest {

  private static final KnownFailure KNOWN = new KnownFailure("JOIN-01", "mended in May");
  private static final ScenarioResult PASSING = SampleScenario.of("Passes", "DISC-01").build();
  private static final ScenarioResult FAILING = failing(Verdict.FAILED, "JOIN-01");

  @Test
  void aKnownFailureThatFailsDoesNotFailTheRun() {
    assertThat(Outcome.of(SampleRuns.known(KNOWN, PASSING, FAILING))).isEqualTo(Outcome.AS_KNOWN);
  }

  @Test
  void aScenarioCanBeKnownToFail() {
    KnownFailure scenario = new KnownFailure(FAILING.id(), "mended in May");

    assertThat(Outcome.of(SampleRuns.known(scenario, PASSING, FAILING)))
        .isEqualTo(Outcome.AS_KNOWN);
  }

  @Test
  void whatItBlocksIsExcusedToo() {
    ScenarioResult blocked = SampleScenario.of("Blocked", "DISC-02").blockedBy("JOIN-01").build();

    assertThat(Outcome.of(SampleRuns.known(KNOWN, PASSING, FAILING, blocked)))
        .isEqualTo(Outcome.AS_KNOWN);
  }

  @Test
  void whatSomethingElseBlocksTooIsNotExcused() {
    ScenarioResult blocked =
        SampleScenario.of("Blocked", "DISC-02").blockedBy("JOIN-01", "JOIN-02").build();

    assertThat(Outcome.of(SampleRuns.known(KNOWN, PASSING, FAILING, blocked)))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aScenarioThatNamesAnotherRequirementIsNotExcused() {
    ScenarioResult other = failing(Verdict.FAILED, "JOIN-02");

    assertThat(Outcome.of(SampleRuns.known(KNOWN, PASSING, FAILING, other)))
        .isEqualTo(Outcome.NOT_CONFORMANT);
  }

  @Test
  void aKnownFailureThatPassesFailsTheRun() {
    ScenarioResult mended = SampleScenario.of("Joins", "JOIN-01").build();

    assertThat(Outcome.of(SampleRuns.known(KNOWN, PASSING, mended)))
        .isEqualTo(Outcome.NOT_CONFORMANT);
    assertThat(KnownFailures.mended(SampleRuns.known(KNOWN, PASSING, mended)))
        .containsExactly(KNOWN);
  }

  @Test
  void oneThatFailsInOneScenarioAndPassesInAnotherIsNotMended() {
    ScenarioResult other = SampleScenario.of("Joins", "JOIN-01").build();

    assertThat(KnownFailures.mended(SampleRuns.known(KNOWN, other, FAILING))).isEmpty();
  }

  @Test
  void aRunOfPartOfTheScenariosShowsNothingToBeMended() {
    ScenarioResult mended = SampleScenario.of("Joins", "JOIN-01").build();
    RunResult run = SampleRuns.known(KNOWN, PASSING, mended);

    assertThat(KnownFailures.mended(run.with(run.scenarios(), run.took(), false))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUITE_ERROR", "PASSED", "OBSERVED", "NOT_APPLICABLE"})
  void nothingElseIsExcused(Verdict verdict) {
    assertThat(
            new KnownFailures(SampleRuns.known(KNOWN).options().known())
                .excuse(failing(verdict, "JOIN-01")))
        .isEmpty();
  }

  @Test
  void anErrorOfTheSuiteIsNotExcused() {
    assertThat(
            Outcome.of(SampleRuns.known(KNOWN, PASSING, failing(Verdict.SUITE_ERROR, "JOIN-01"))))
        .isEqualTo(Outcome.UNDECIDED);
  }

  private static ScenarioResult failing(Verdict verdict, String requirement) {
    return SampleScenario.of("Joins", "JOIN-01", "JOIN-02")
        .fails(verdict, requirement, "an error", "none", "", "")
        .build();
  }
}
