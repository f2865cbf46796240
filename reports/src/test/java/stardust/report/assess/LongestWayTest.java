package stardust.report.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stardust.report.model.Environment;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;
import stardust.report.model.StepStatus;
import stardust.report.model.SuiteInfo;
import stardust.report.model.Target;
import stardust.report.model.Verdict;
import stardust.spec.Role;

class LongestWayTest {

  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  @Test
  void goesBackFromTheLastScenarioToTheOneThatItWaitedFor() {
    ScenarioResult first = scenario("JOIN-01", 0, 20);
    ScenarioResult beside = scenario("JOIN-02", 0, 19);
    ScenarioResult last = scenario("DISC-25", 20, 60);
    ScenarioResult shorter = scenario("DISC-24", 20, 40);

    assertThat(LongestWay.of(run(first, beside, last, shorter))).containsExactly(last, first);
  }

  @Test
  void leavesOutWhatTookASmallPartOfTheRun() {
    ScenarioResult small = scenario("JOIN-01", 0, 1);
    ScenarioResult last = scenario("DISC-25", 1, 60);

    assertThat(LongestWay.of(run(small, last))).containsExactly(last);
  }

  @Test
  void endsThoughScenariosTookNoTime() {
    assertThat(LongestWay.of(run(scenario("JOIN-01", 0, 0), scenario("JOIN-02", 0, 0)))).isEmpty();
  }

  @Test
  void saysHowLongTheRunTookAndInWhichStep() {
    assertThat(LongestWay.words(run(scenario("DISC-25", 1, 60))))
        .containsExactly(
            "Took 80.0 s with a period of 10000 ms, bound by",
            "  60.0 s DISC-25: named DISC-25 (59.0 s: six periods have passed)");
  }

  private static RunResult run(ScenarioResult... scenarios) {
    Target target =
        new Target(
            "embedded", Role.SERVER, "", "", Map.of("discovery interval", "10000 ms"), Map.of());
    RunOptions options = new RunOptions(1, 1.0, 2, "", false, "./stardust", List.of());
    return RunResult.begun(
            new SuiteInfo("suite", "1", "1"), target, options, Environment.current(), START)
        .with(List.of(scenarios), Duration.ofSeconds(80), true);
  }

  private static ScenarioResult scenario(String requirement, int start, int seconds) {
    Duration took = Duration.ofSeconds(seconds);
    Duration waited = Duration.ofSeconds(Math.max(0, seconds - 1));
    return new ScenarioResult(
        requirement + "/id",
        "named " + requirement,
        "discovery",
        "discovery.feature:1",
        List.of(requirement),
        List.of(),
        Verdict.PASSED,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        START.plusSeconds(start),
        took,
        List.of(
            step("Given", "A has joined", Duration.ZERO, took.minus(waited)),
            step("When", "six periods have passed", took.minus(waited), waited)),
        List.of(),
        "./stardust");
  }

  private static StepResult step(String keyword, String text, Duration at, Duration took) {
    return new StepResult(keyword, text, StepStatus.PASSED, at, took, "");
  }
}
