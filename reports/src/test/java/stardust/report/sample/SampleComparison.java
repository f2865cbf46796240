package stardust.report.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.SuiteInfo;
import stardust.report.model.Target;
import stardust.report.model.Verdict;
import stardust.spec.Role;

/** Runs to be compared. */
public final class SampleComparison {

  private SampleComparison() {}

  /** One of a server of this name, with these scenarios. */
  public static RunResult of(String name, ScenarioResult... scenarios) {
    return run(name, Role.SERVER, SampleRuns.of(scenarios));
  }

  /** One of a client. */
  public static RunResult ofClient(String name, ScenarioResult... scenarios) {
    return run(name, Role.CLIENT, SampleRuns.of(scenarios));
  }

  /** The same, started this much later. */
  public static RunResult later(RunResult run, Duration time) {
    return RunResult.begun(
            run.suite(), run.target(), run.options(), run.environment(), run.started().plus(time))
        .with(run.scenarios(), run.took(), run.complete());
  }

  /** The same, judged by another suite. */
  public static RunResult judgedBy(String version, RunResult run) {
    SuiteInfo suite = new SuiteInfo(run.suite().name(), version, "PROTOCOL.md of " + version);
    return RunResult.begun(suite, run.target(), run.options(), run.environment(), run.started())
        .with(run.scenarios(), run.took(), run.complete());
  }

  /** A scenario that broke the requirement. */
  public static ScenarioResult broken(String requirement) {
    return SampleScenario.of("What " + requirement + " asks", requirement)
        .fails(Verdict.FAILED, requirement, "what is due", "something else", "", "")
        .build();
  }

  /** The same scenario with another verdict. */
  public static ScenarioResult ended(String requirement, Verdict verdict) {
    return SampleScenario.of("What " + requirement + " asks", requirement)
        .ends(verdict, verdict == Verdict.PASSED ? "" : "for a reason")
        .build();
  }

  /** One that held. */
  public static ScenarioResult held(String requirement) {
    return ended(requirement, Verdict.PASSED);
  }

  /** Servers: all fail DISC-03, one alone fails RELAY-01. */
  public static List<RunResult> servers() {
    RunResult mediocre = SampleRuns.realistic();
    return List.of(
        run("go-stardust", Role.SERVER, mediocre),
        run("js-stardust", Role.SERVER, mended(mediocre, "JOIN-11", "RELAY-01")),
        run("rust-stardust", Role.SERVER, mended(mediocre, "JOIN-23", "RELAY-01")),
        run("py-stardust", Role.SERVER, mended(mediocre, "JOIN-11", "JOIN-23", "RELAY-01")));
  }

  /** The same run, where what broke these requirements passed. */
  public static RunResult mended(RunResult run, String... requirements) {
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (ScenarioResult each : run.scenarios()) {
      String broken = each.failure().map(failure -> failure.requirement()).orElse("");
      scenarios.add(List.of(requirements).contains(broken) ? passed(each) : each);
    }
    return run.with(scenarios, run.took(), run.complete());
  }

  private static ScenarioResult passed(ScenarioResult each) {
    return SampleScenario.of(each.name(), each.requirements().toArray(String[]::new))
        .feature(each.feature())
        .steps("Given joined peers", "Then all is well")
        .trace(new SampleTrace(7).joins("A"))
        .build();
  }

  private static RunResult run(String name, Role role, RunResult run) {
    Map<String, String> declared = new LinkedHashMap<>(Map.of("name", name));
    declared.put("version", "1.2");
    Target target =
        new Target(
            "process", role, name + " 1.2", "/ip4/127.0.0.1/tcp/5892/ws", declared, Map.of());
    return RunResult.begun(run.suite(), target, run.options(), run.environment(), run.started())
        .with(run.scenarios(), run.took(), run.complete());
  }
}
