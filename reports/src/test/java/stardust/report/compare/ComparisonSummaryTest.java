package stardust.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.RunResult;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleComparison;
import stardust.spec.Catalogue;

class ComparisonSummaryTest {

  @Test
  void saysWhoFailsWhatAloneAndWhatAllFail() throws Exception {
    assertThat(summary(SampleComparison.servers()))
        .startsWith("# Stardust conformance: 4 servers compared\n")
        .contains("| go-stardust 1.2 | Not conformant | 4 | RELAY-01 |")
        .contains("Fails everywhere, so suspect the suite: DISC-03.");
  }

  @Test
  void saysWhatChanged() throws Exception {
    RunResult before = SampleComparison.servers().get(0);
    RunResult after =
        SampleComparison.later(SampleComparison.mended(before, "DISC-03"), Duration.ofHours(1));

    assertThat(summary(List.of(before, after)))
        .contains("**New failures: 0, mended: 1, still failing: 3, unchanged: 63.**")
        .contains("## Mended\n\n- `DISC-03/")
        .doesNotContain("suspect the suite");
  }

  @Test
  void hasNoMarkupOfTheOtherSide() throws Exception {
    RunResult hostile = HostileRun.run();

    assertThat(summary(List.of(hostile, hostile, hostile)))
        .doesNotContain("\u001b", "\u202e")
        .doesNotContainPattern("[^\\\\]<(img|script|b)")
        .doesNotContainPattern("(?m)^# heading");
  }

  private static String summary(List<RunResult> runs) throws ComparisonException {
    return ComparisonSummary.render(Comparison.of(runs, Catalogue.load()));
  }
}
