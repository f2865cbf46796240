package stardust.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.report.assess.Assessment;
import stardust.report.model.RunResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.spec.Catalogue;

class SummaryReportTest {

  @Test
  void startsWithTheVerdict() {
    assertThat(summary(SampleRuns.realistic()))
        .startsWith("# Stardust conformance: not conformant\n\n**Not conformant: 3 of ");
  }

  @Test
  void saysOfEachFindingWhatWasExpectedAndSeenAndHowToSeeItAgain() {
    assertThat(summary(SampleRuns.realistic()))
        .contains("- **failed** JOIN-11: A random of 127 bytes is refused")
        .contains("  - Expected: a JoinChallenge with an error (E\\_RAND\\_LENGTH, 100)")
        .contains("  - Seen: a JoinChallenge without error")
        .contains("  - See it again: `./stardust test");
  }

  @Test
  void countsScenariosByVerdict() {
    RunResult run = SampleRuns.realistic();
    long passed = run.scenarios().stream().filter(each -> each.verdict() == Verdict.PASSED).count();

    assertThat(summary(run)).contains("| failed | 3 |\n", "| passed | " + passed + " |\n");
  }

  @Test
  void letsNoTextOfTheOtherSideBecomeMarkup() {
    assertThat(summary(HostileRun.run()).lines())
        .hasSizeGreaterThan(15)
        .filteredOn(line -> !line.contains("again: `") && !line.startsWith("at `"))
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContainPattern("(?<!\\\\)[<`\\]]")
                    .doesNotContain("@", "\u001b", "\u202e"))
        .noneMatch(line -> line.startsWith("# heading"));
  }

  @Test
  void escapesMarkupLinksAndMentions() {
    assertThat(Markdown.text("<b>*x*</b> [a](b) https://x.y www.z @me", 100))
        .isEqualTo("\\<b\\>\\*x\\*\\</b\\> \\[a\\](b) https\\://x.y www\\.z &#64;me");
  }

  @Test
  void letsNoTextEndACodeSpan() {
    assertThat(Markdown.code("a`b\nc", 100)).isEqualTo("`a'b c`");
  }

  private static String summary(RunResult run) {
    return SummaryReport.render(Assessment.of(run, Catalogue.load()));
  }
}
