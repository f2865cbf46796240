package stardust.report.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;
import stardust.spec.Catalogue;

class DefectsTest {

  @Test
  void makesOneOfAllScenariosThatShowTheSameRequirementBroken() {
    List<Defect> defects = of(failed("127 bytes", "JOIN-11"), failed("129 bytes", "JOIN-11"));

    assertThat(defects).hasSize(1);
    assertThat(defects.get(0).shownBy())
        .extracting("name")
        .containsExactly("127 bytes", "129 bytes");
  }

  @Test
  void putsFirstWhatStandsInTheWayOfMost() {
    assertThat(of(failed("One", "JOIN-11"), failed("Two", "RELAY-01"), blocked("RELAY-01")))
        .extracting(Defect::requirement)
        .containsExactly("RELAY-01", "JOIN-11");
  }

  @Test
  void namesWhatStandsInTheWayThoughNothingShowsIt() {
    assertThat(of(blocked("JOIN-21")))
        .extracting(Defect::requirement, Defect::verdict)
        .containsExactly(tuple("JOIN-21", Verdict.BLOCKED));
  }

  @Test
  void keepsErrorsOfTheSuiteApart() {
    assertThat(of(wentWrong("One"), wentWrong("Two"))).hasSize(2);
  }

  private static List<Defect> of(ScenarioResult... scenarios) {
    return Defects.of(Assessment.of(SampleRuns.of(scenarios), Catalogue.load()));
  }

  private static ScenarioResult failed(String name, String requirement) {
    return SampleScenario.of(name, requirement)
        .fails(Verdict.FAILED, requirement, "this", "that", "", "")
        .build();
  }

  private static ScenarioResult wentWrong(String name) {
    return SampleScenario.of(name, "JOIN-01")
        .fails(Verdict.SUITE_ERROR, "", "a verdict", "an exception", "", "")
        .build();
  }

  private static ScenarioResult blocked(String by) {
    return SampleScenario.of("Blocked", "DIAL-01").blockedBy(by).build();
  }
}
