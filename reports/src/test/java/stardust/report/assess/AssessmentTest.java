package stardust.report.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

class AssessmentTest {

  @Test
  void takesTheGravestOfARequirementsScenarios() {
    assertThat(standing("JOIN-01", passed("JOIN-01"), failed("JOIN-01"), passed("JOIN-01")))
        .isEqualTo(Standing.BROKEN);
  }

  @Test
  void blocksWhatAScenarioChecksBesideWhatItFoundBroken() {
    ScenarioResult scenario =
        SampleScenario.of("Both", "JOIN-01", "JOIN-02")
            .fails(Verdict.FAILED, "JOIN-01", "a", "b", "", "")
            .build();

    assertThat(standing("JOIN-01", scenario)).isEqualTo(Standing.BROKEN);
    assertThat(standing("JOIN-02", scenario)).isEqualTo(Standing.BLOCKED);
  }

  @Test
  void breaksARequirementThatAFailureNamesAndTheScenarioDoesNot() {
    ScenarioResult scenario =
        SampleScenario.of("Other", "JOIN-01")
            .fails(Verdict.FAILED, "JOIN-13", "a", "b", "", "")
            .build();

    assertThat(standing("JOIN-13", scenario)).isEqualTo(Standing.BROKEN);
  }

  @Test
  void onlyObservesWhereTheProtocolIsSilent() {
    assertThat(standing("JOIN-42", passed("JOIN-42"))).isEqualTo(Standing.OBSERVED);
  }

  @Test
  void letsAPassStandBesideAnObservation() {
    ScenarioResult observed =
        SampleScenario.of("Seen", "JOIN-01").ends(Verdict.OBSERVED, "Closed.").build();

    assertThat(standing("JOIN-01", observed, passed("JOIN-01"))).isEqualTo(Standing.HOLDS);
  }

  @Test
  void tellsUncheckedFromWhatBindsTheOtherSide() {
    assertThat(standing("JOIN-02", passed("JOIN-01"))).isEqualTo(Standing.NOT_CHECKED);
    assertThat(standing("JOIN-61", passed("JOIN-01"))).isEqualTo(Standing.OTHER_ROLE);
  }

  @Test
  void keepsAnIdThatTheCatalogueDoesNotHave() {
    assertThat(standing("NEW-01", passed("NEW-01"))).isEqualTo(Standing.HOLDS);
  }

  @Test
  void saysInASentenceWhatIsBroken() {
    assertThat(assess(SampleRuns.of(failed("JOIN-01"), passed("JOIN-02"))).sentence())
        .matches(
            "Not conformant: 1 of \\d+ requirements broken \\(JOIN-01\\); \\d+ not checked\\.");
  }

  @Test
  void saysInASentenceThatNothingWasShown() {
    assertThat(assess(SampleRuns.of()).sentence())
        .startsWith("Undecided: no scenario passed, so nothing was shown");
  }

  @Test
  void saysInASentenceThatARunWasCutShort() {
    RunResult run = SampleRuns.of(passed("JOIN-01"));

    assertThat(assess(run.with(run.scenarios(), run.took(), false)).sentence())
        .startsWith("Undecided: 1 of ")
        .endsWith("the run did not come to its end.");
  }

  @Test
  void listsAHandfulOfIdsAndCountsTheRest() {
    ScenarioResult[] failed =
        List.of("JOIN-01", "JOIN-02", "JOIN-03", "JOIN-04", "JOIN-05", "JOIN-11", "JOIN-13")
            .stream()
            .map(AssessmentTest::failed)
            .toArray(ScenarioResult[]::new);

    assertThat(assess(SampleRuns.of(failed)).sentence()).contains("JOIN-11 and 1 more)");
  }

  private static Standing standing(String id, ScenarioResult... scenarios) {
    return assess(SampleRuns.of(scenarios)).requirements().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow()
        .standing();
  }

  private static Assessment assess(RunResult run) {
    return Assessment.of(run, Catalogue.load());
  }

  private static ScenarioResult passed(String id) {
    return SampleScenario.of("Passes", id).build();
  }

  private static ScenarioResult failed(String id) {
    return SampleScenario.of("Fails", id).fails(Verdict.FAILED, id, "a", "b", "", "").build();
  }
}
