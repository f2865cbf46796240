package stardust.report.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleComparison;
import stardust.report.sample.SampleScenario;

class ShardsTest {

  private static final RunResult JOINING = run(scenario("b", "joining.feature:9"));
  private static final RunResult REST =
      run(scenario("c", "joining.feature:10"), scenario("a", "connecting.feature:30"));

  @Test
  void theWholeHasTheScenariosOfAllInTheOrderOfTheFeatures() throws Exception {
    assertThat(merge(REST, JOINING).scenarios())
        .extracting(ScenarioResult::id)
        .containsExactly("a", "b", "c");
  }

  @Test
  void theWholeLastsFromTheFirstStartToTheLastEnd() throws Exception {
    RunResult later = SampleComparison.later(REST, Duration.ofMinutes(2));
    RunResult whole = merge(later, JOINING);

    assertThat(whole.started()).isEqualTo(JOINING.started());
    assertThat(whole.took()).isEqualTo(Duration.ofMinutes(2).plus(REST.took()));
  }

  @Test
  void theWholeIsCompleteIfAllPartsAre() throws Exception {
    RunResult killed = REST.with(REST.scenarios(), REST.took(), false);

    assertThat(merge(JOINING, REST).complete()).isTrue();
    assertThat(merge(JOINING, killed).complete()).isFalse();
  }

  @Test
  void theWholeIsRepeatedByTheCommandsOfTheParts() throws Exception {
    RunResult other = with(options(REST, 4711, "./stardust test --section 5"), REST);

    assertThat(merge(JOINING, other).options().command())
        .isEqualTo(JOINING.options().command() + "; ./stardust test --section 5");
  }

  @Test
  void partsMayHaveListenedAtDifferentPorts() throws Exception {
    RunResult one = at("/ip4/127.0.0.1/tcp/1", "the server at /ip4/127.0.0.1/tcp/1", JOINING);
    RunResult two = at("/ip4/127.0.0.1/tcp/2", "the server at /ip4/127.0.0.1/tcp/2", REST);

    assertThat(merge(one, two).scenarios()).hasSize(3);
  }

  @Test
  void whatAnyPartDetectedIsDetected() throws Exception {
    RunResult detected = detecting(Map.of("muxer", "/yamux/1.0.0"), REST);

    assertThat(merge(JOINING, detected).target().detected()).containsEntry("muxer", "/yamux/1.0.0");
  }

  @Test
  void partsWithAScenarioInCommonAreRefused() {
    assertThatThrownBy(() -> merge(JOINING, run(scenario("b", "joining.feature:9"))))
        .isInstanceOf(MergeException.class)
        .hasMessage(
            "the scenario b is in 0.json and in 1.json; shards have no scenario in common; to"
                + " compare the two, leave out --merge");
  }

  @Test
  void partsOfDifferentSuitesAreRefused() {
    assertThatThrownBy(() -> merge(JOINING, SampleComparison.judgedBy("9.9", REST)))
        .isInstanceOf(MergeException.class)
        .hasMessageContaining("0.json and 1.json were judged by different suites")
        .hasMessageContaining("9.9");
  }

  @Test
  void partsOfDifferentTargetsAreRefused() {
    assertThatThrownBy(() -> merge(JOINING, SampleComparison.of("other")))
        .isInstanceOf(MergeException.class)
        .hasMessageContaining("are of different targets");
  }

  @Test
  void partsWithDifferentSeedsAreRefused() {
    assertThatThrownBy(() -> merge(JOINING, with(options(REST, 1, "x"), REST)))
        .isInstanceOf(MergeException.class)
        .hasMessageContaining("had different seeds (4711 and 1)");
  }

  private static RunResult merge(RunResult one, RunResult two) throws MergeException {
    return Shards.merge(List.of(new Shard("0.json", one), new Shard("1.json", two)));
  }

  private static RunResult run(ScenarioResult... scenarios) {
    return SampleComparison.of("a", scenarios);
  }

  private static RunResult with(RunOptions options, RunResult run) {
    return RunResult.begun(run.suite(), run.target(), options, run.environment(), run.started())
        .with(run.scenarios(), run.took(), run.complete());
  }

  private static RunOptions options(RunResult run, long seed, String command) {
    RunOptions any = run.options();
    return new RunOptions(
        seed, any.timeoutScale(), any.parallel(), any.tags(), any.strict(), command, any.known());
  }

  private static RunResult at(String address, String description, RunResult run) {
    Target target = run.target();
    return of(
        new Target(target.kind(), target.role(), description, address, Map.of(), Map.of()), run);
  }

  private static RunResult detecting(Map<String, String> detected, RunResult run) {
    Target target = run.target();
    return of(
        new Target(
            target.kind(),
            target.role(),
            target.description(),
            target.address(),
            target.declared(),
            detected),
        run);
  }

  private static RunResult of(Target target, RunResult run) {
    return RunResult.begun(run.suite(), target, run.options(), run.environment(), run.started())
        .with(run.scenarios(), run.took(), run.complete());
  }

  private static ScenarioResult scenario(String id, String source) {
    return new ScenarioResult(
        id,
        id,
        "feature",
        source,
        List.of("JOIN-01"),
        List.of(),
        Verdict.PASSED,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        SampleScenario.STARTED,
        Duration.ofMillis(1),
        List.of(),
        List.of(),
        "");
  }
}
