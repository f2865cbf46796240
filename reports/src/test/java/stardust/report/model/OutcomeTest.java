package stardust.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;

class OutcomeTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PASSED")
  void takesNoOtherVerdictForAPass(Verdict verdict) {
    assertThat(Outcome.of(SampleRuns.of(with(verdict)))).isNotEqualTo(Outcome.CONFORMANT);
  }

  @ParameterizedTest
  @EnumSource(names = {"NON_STRICT", "PASSED", "OBSERVED", "NOT_APPLICABLE"})
  void conformsIfSomethingPassedAndNothingIsBroken(Verdict verdict) {
    assertThat(Outcome.of(SampleRuns.of(with(Verdict.PASSED), with(verdict))))
        .isEqualTo(Outcome.CONFORMANT);
  }

  @Test
  void doesNotConformIfAMustIsBroken() {
    assertThat(Outcome.of(SampleRuns.of(with(Verdict.PASSED), with(Verdict.FAILED))))
        .isEqualTo(Outcome.NOT_CONFORMANT);
  }

  @Test
  void saysThatAMustIsBrokenEvenIfTheSuiteErred() {
    assertThat(Outcome.of(SampleRuns.of(with(Verdict.SUITE_ERROR), with(Verdict.FAILED))))
        .isEqualTo(Outcome.NOT_CONFORMANT);
  }

  @Test
  void leavesItOpenIfTheSuiteErred() {
    assertThat(Outcome.of(SampleRuns.of(with(Verdict.PASSED), with(Verdict.SUITE_ERROR))))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void leavesItOpenIfAScenarioWasBlocked() {
    assertThat(Outcome.of(SampleRuns.of(with(Verdict.PASSED), with(Verdict.BLOCKED))))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void countsABrokenShouldIfStrict() {
    assertThat(Outcome.of(SampleRuns.strict(with(Verdict.PASSED), with(Verdict.NON_STRICT))))
        .isEqualTo(Outcome.NOT_CONFORMANT);
  }

  @Test
  void vouchesForNoRunThatWasCutShort() {
    RunResult run = SampleRuns.of(with(Verdict.PASSED));

    assertThat(Outcome.of(run.with(run.scenarios(), run.took(), false)))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void vouchesForNoEmptyRun() {
    assertThat(Outcome.of(SampleRuns.of())).isEqualTo(Outcome.UNDECIDED);
  }

  private static ScenarioResult with(Verdict verdict) {
    return SampleScenario.of("Scenario", "JOIN-01").ends(verdict, "Because.").build();
  }
}
