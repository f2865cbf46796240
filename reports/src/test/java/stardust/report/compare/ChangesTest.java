package stardust.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.report.sample.SampleComparison.broken;
import static stardust.report.sample.SampleComparison.held;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stardust.report.model.RunResult;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleComparison;
import stardust.spec.Catalogue;

class ChangesTest {

  private static final RunResult BEFORE =
      SampleComparison.of(
          "a", broken("JOIN-11"), broken("JOIN-23"), held("WIRE-01"), held("WIRE-03"));
  private static final RunResult AFTER =
      SampleComparison.later(
          SampleComparison.of(
              "a", held("JOIN-11"), broken("JOIN-23"), broken("WIRE-01"), held("WIRE-03")),
          Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "PASSED, FAILED, NEW_FAILURE",
    "BLOCKED, FAILED, NEW_FAILURE",
    "PASSED, NON_STRICT, NEW_FAILURE",
    ", FAILED, NEW_FAILURE",
    "FAILED, PASSED, MENDED",
    "NON_STRICT, PASSED, MENDED",
    "FAILED, FAILED, STILL_FAILING",
    "FAILED, NON_STRICT, STILL_FAILING",
    "FAILED, BLOCKED, OTHERWISE",
    "FAILED, NOT_APPLICABLE, OTHERWISE",
    "FAILED, SUITE_ERROR, OTHERWISE",
    "FAILED, , OTHERWISE",
    "PASSED, BLOCKED, OTHERWISE",
    "PASSED, , OTHERWISE",
    ", PASSED, OTHERWISE",
    "PASSED, PASSED, UNCHANGED",
    "BLOCKED, BLOCKED, UNCHANGED"
  })
  void oneScenario(Verdict before, Verdict after, Change expected) {
    assertThat(Change.of(Optional.ofNullable(before), Optional.ofNullable(after)))
        .isEqualTo(expected);
  }

  @Test
  void twoRunsOfOneImplementationAreBeforeAndAfterByWhenTheyStarted() throws Exception {
    Comparison comparison = Comparison.of(List.of(AFTER, BEFORE), Catalogue.load());

    assertThat(Column.names(comparison.columns())).containsExactly("before: a 1.2", "after: a 1.2");
  }

  @Test
  void theSentenceCountsThem() throws Exception {
    Comparison comparison = Comparison.of(List.of(BEFORE, AFTER), Catalogue.load());

    assertThat(comparison.sentence())
        .isEqualTo("New failures: 1, mended: 1, still failing: 1, unchanged: 1.");
  }

  @Test
  void theTerminalIsToldWhich() throws Exception {
    Comparison comparison = Comparison.of(List.of(BEFORE, AFTER), Catalogue.load());

    assertThat(comparison.text())
        .contains(
            "New failures:\n  WIRE-01/what-wire-01-asks\nMended:\n  JOIN-11/what-join-11-asks");
  }

  @Test
  void runsOfTwoImplementationsAreNotBeforeAndAfter() throws Exception {
    RunResult other = SampleComparison.of("b", held("JOIN-11"));

    assertThat(Comparison.of(List.of(BEFORE, other), Catalogue.load()).changes()).isEmpty();
  }

  @Test
  void runsOfTwoImplementationsAreBeforeAndAfterIfTheUserSaysSo() throws Exception {
    RunResult other = SampleComparison.of("b", held("JOIN-11"));
    Comparison comparison = Comparison.beforeAndAfter(AFTER, other, Catalogue.load());

    assertThat(Column.names(comparison.columns())).containsExactly("before: a 1.2", "after: b 1.2");
    assertThat(comparison.changes()).isPresent();
  }

  @Test
  void threeRunsOfOneImplementationAreNotBeforeAndAfter() throws Exception {
    Comparison comparison = Comparison.of(List.of(BEFORE, AFTER, AFTER), Catalogue.load());

    assertThat(comparison.changes()).isEmpty();
  }
}
