package stardust.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stardust.report.sample.SampleComparison.broken;
import static stardust.report.sample.SampleComparison.ended;
import static stardust.report.sample.SampleComparison.held;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.assess.Standing;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleComparison;
import stardust.spec.Catalogue;

class ComparisonTest {

  @Test
  void aRowHasTheStandingOfEachColumn() throws Exception {
    Comparison comparison = of(server("a", "JOIN-11"), run("b", held("JOIN-11")));

    assertThat(row(comparison, "JOIN-11").standings())
        .containsExactly(Standing.BROKEN, Standing.HOLDS);
  }

  @Test
  void whatNoRunCheckedHasNoRow() throws Exception {
    Comparison comparison = of(server("a", "JOIN-11"), server("b", "JOIN-11"));

    assertThat(comparison.requirements())
        .extracting(ComparedRequirement::id)
        .containsExactly("JOIN-11");
  }

  @Test
  void rowsStandInTheOrderOfTheCatalogueAndUnknownOnesLast() throws Exception {
    Comparison comparison =
        of(run("a", held("OTHER-1"), held("JOIN-11")), run("b", held("WIRE-01")));

    assertThat(comparison.requirements())
        .extracting(ComparedRequirement::id)
        .containsExactly("WIRE-01", "JOIN-11", "OTHER-1");
  }

  @Test
  void twoThatStandOtherwiseDiffer() throws Exception {
    Comparison comparison =
        of(run("a", held("JOIN-11")), run("b", ended("JOIN-11", Verdict.BLOCKED)));

    assertThat(row(comparison, "JOIN-11").differs()).isTrue();
  }

  @Test
  void whatOneRunDidNotCheckIsNoDifference() throws Exception {
    Comparison comparison = of(run("a", held("JOIN-11")), run("b", held("WIRE-01")));

    assertThat(comparison.differing()).isZero();
  }

  @Test
  void whatAllFailFailsEverywhere() throws Exception {
    Comparison comparison = of(server("a", "JOIN-11"), server("b", "JOIN-11"));

    assertThat(comparison.failingEverywhere())
        .extracting(ComparedRequirement::id)
        .containsExactly("JOIN-11");
  }

  @Test
  void whatCouldNotBeJudgedDoesNotSpeakAgainstFailingEverywhere() throws Exception {
    Comparison comparison =
        of(
            server("a", "JOIN-11"),
            server("b", "JOIN-11"),
            run("c", ended("JOIN-11", Verdict.BLOCKED)));

    assertThat(comparison.failingEverywhere()).hasSize(1);
  }

  @Test
  void whatOnlyOneCouldBeJudgedByDoesNotFailEverywhere() throws Exception {
    Comparison comparison = of(server("a", "JOIN-11"), run("b", ended("JOIN-11", Verdict.BLOCKED)));

    assertThat(comparison.failingEverywhere()).isEmpty();
  }

  @Test
  void whatHoldsSomewhereDoesNotFailEverywhere() throws Exception {
    Comparison comparison =
        of(server("a", "JOIN-11"), server("b", "JOIN-11"), run("c", held("JOIN-11")));

    assertThat(comparison.failingEverywhere()).isEmpty();
  }

  @Test
  void theOneThatFailsWhereAnotherHoldsFailsAlone() throws Exception {
    Comparison comparison = of(run("a", held("JOIN-11")), server("b", "JOIN-11"));

    assertThat(comparison.failingAlone(0)).isEmpty();
    assertThat(comparison.failingAlone(1))
        .extracting(ComparedRequirement::id)
        .containsExactly("JOIN-11");
  }

  @Test
  void ofTwoThatFailNoneFailsAlone() throws Exception {
    Comparison comparison =
        of(server("a", "JOIN-11"), server("b", "JOIN-11"), run("c", held("JOIN-11")));

    assertThat(row(comparison, "JOIN-11").failsAlone()).isEmpty();
  }

  @Test
  void whereNoneHoldsNoneFailsAlone() throws Exception {
    Comparison comparison = of(server("a", "JOIN-11"), run("b", ended("JOIN-11", Verdict.BLOCKED)));

    assertThat(row(comparison, "JOIN-11").failsAlone()).isEmpty();
  }

  @Test
  void anErrorOfTheSuiteIsNoFailureOfTheTarget() throws Exception {
    Comparison comparison =
        of(run("a", ended("JOIN-11", Verdict.SUITE_ERROR)), run("b", held("JOIN-11")));

    assertThat(comparison.columns().get(0).failing()).isZero();
    assertThat(comparison.failingAlone(0)).isEmpty();
  }

  @Test
  void aScenarioThatRanInOneOnlyIsEmptyInTheOther() throws Exception {
    Comparison comparison = of(run("a", held("JOIN-11")), run("b", held("WIRE-01")));

    assertThat(comparison.scenarios()).hasSize(2);
    assertThat(comparison.scenarios().get(1).results().get(0)).isEmpty();
    assertThat(comparison.scenarios().get(1).results().get(1)).isPresent();
  }

  @Test
  void columnsAreCalledAsTheirOwnersDeclare() throws Exception {
    assertThat(names(of(server("a", "JOIN-11"), server("b", "JOIN-11"))))
        .containsExactly("a 1.2", "b 1.2");
  }

  @Test
  void columnsOfOneNameAreCounted() throws Exception {
    assertThat(names(of(server("a", "JOIN-11"), server("b", "JOIN-11"), server("a", "JOIN-11"))))
        .containsExactly("a 1.2 (1)", "b 1.2", "a 1.2 (2)");
  }

  @Test
  void aCountedColumnIsNotCalledAsAnother() {
    assertThat(ColumnNames.distinct(List.of("a", "a (1)", "a")))
        .containsExactly("a (2)", "a (1)", "a (3)");
  }

  @Test
  void serversAndClientsAreNotCompared() {
    RunResult client = SampleComparison.ofClient("b", held("JOIN-65"));

    assertThatThrownBy(() -> of(server("a", "JOIN-11"), client))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("compare servers with servers");
  }

  @Test
  void differentSuitesAreSaid() throws Exception {
    RunResult other = SampleComparison.judgedBy("9.9", server("b", "JOIN-11"));

    assertThat(of(server("a", "JOIN-11"), other).warnings())
        .singleElement()
        .asString()
        .contains("different suites", "0.1.0", "9.9");
  }

  @Test
  void oneSuiteNeedsNoWarning() throws Exception {
    assertThat(of(server("a", "JOIN-11"), server("b", "JOIN-11")).warnings()).isEmpty();
  }

  @Test
  void aRunThatWasKilledIsSaid() throws Exception {
    RunResult whole = server("b", "JOIN-11");
    RunResult killed = whole.with(whole.scenarios(), Duration.ZERO, false);

    assertThat(of(server("a", "JOIN-11"), killed).warnings())
        .singleElement()
        .asString()
        .startsWith("Ended before all scenarios had run: b 1.2.");
  }

  @Test
  void partsOfARunAreToldOfMerging() throws Exception {
    assertThat(of(run("a", held("JOIN-11")), run("a", held("WIRE-01"))).warnings())
        .singleElement()
        .asString()
        .contains("--merge");
  }

  @Test
  void theSentenceCountsWhatDiffersAndFails() throws Exception {
    Comparison comparison =
        of(
            run("a", broken("JOIN-11"), broken("WIRE-01"), held("WIRE-03")),
            run("b", held("JOIN-11"), broken("WIRE-01"), held("WIRE-03")));

    assertThat(comparison.sentence())
        .isEqualTo("Of 3 requirements, 1 differs, 1 fails everywhere, 1 fails in one only.");
  }

  private static ComparedRequirement row(Comparison comparison, String id) {
    return comparison.requirements().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Comparison comparison) {
    return Column.names(comparison.columns());
  }

  private static Comparison of(RunResult... runs) throws ComparisonException {
    return Comparison.of(List.of(runs), Catalogue.load());
  }

  private static RunResult server(String name, String broken) {
    return run(name, broken(broken));
  }

  private static RunResult run(String name, ScenarioResult... scenarios) {
    return SampleComparison.of(name, scenarios);
  }
}
