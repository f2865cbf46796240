package stardust.report.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.Environment;
import stardust.report.model.KnownFailure;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.SuiteInfo;
import stardust.report.model.Target;
import stardust.spec.Role;

/** Whole runs. */
public final class SampleRuns {

  private SampleRuns() {}

  /** A run of these scenarios that came to its end. */
  public static RunResult of(ScenarioResult... scenarios) {
    return begun(false).with(Arrays.asList(scenarios), Duration.ofMillis(5230), true);
  }

  /** The same, with a broken SHOULD counted. */
  public static RunResult strict(ScenarioResult... scenarios) {
    return begun(true).with(Arrays.asList(scenarios), Duration.ofMillis(5230), true);
  }

  /** A whole run of a target whose owner knows of failures. */
  public static RunResult known(KnownFailure known, ScenarioResult... scenarios) {
    RunResult run = begun(false);
    RunOptions options = new RunOptions(1, 1.0, 4, "", false, "./stardust test", List.of(known));
    return RunResult.begun(run.suite(), run.target(), options, run.environment(), run.started())
        .with(Arrays.asList(scenarios), Duration.ofSeconds(1), true);
  }

  /** A run at its start. */
  public static RunResult begun(boolean strict) {
    return RunResult.begun(
        new SuiteInfo("stardust-conformance", "0.1.0", "stardust 0.1.0, revision 1"),
        target(),
        new RunOptions(
            4711,
            1.0,
            4,
            "not @slow",
            strict,
            "./stardust test /ip4/127.0.0.1/tcp/5892/ws --seed 4711 --tags 'not @slow'",
            List.of()),
        new Environment("OpenJDK 64-Bit Server VM 17.0.15", "Linux 6.1 amd64", 2),
        SampleScenario.STARTED);
  }

  private static Target target() {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("binding", "libp2p");
    declared.put("discovery interval", "10 s");
    Map<String, String> detected = new LinkedHashMap<>();
    detected.put("security", "/secio/1.0.0");
    detected.put("muxer", "/mplex/6.7.0");
    detected.put("peer id", "QmSoLnSGccFuZQJzRadHn95W2CrSFmZuTdDWP8HXaHca9z");
    return new Target(
        "address",
        Role.SERVER,
        "A server with five defects, for the look of a report",
        "/ip4/127.0.0.1/tcp/5892/ws/p2p-stardust/p2p/QmSoLnSGccFuZQJzRadHn95W2CrSFmZuTdDWP8HXaHca9z",
        declared,
        detected);
  }

  /** A few dozen scenarios with every verdict, as a run against a mediocre server would give. */
  public static RunResult realistic() {
    List<ScenarioResult> all = new ArrayList<>();
    all.addAll(SampleFindings.all());
    all.addAll(SamplePasses.all());
    return begun(false).with(all, Duration.ofMillis(48_230), true);
  }

  /** The findings of {@link #realistic} alone. */
  public static RunResult findings() {
    return begun(false).with(SampleFindings.all(), Duration.ofSeconds(27), true);
  }

  /** As long as a full run may get, with long traces. */
  public static RunResult large(int scenarios) {
    List<ScenarioResult> all = new ArrayList<>();
    for (int i = 0; i < scenarios; i++) {
      all.add(SamplePasses.threePeers(i));
    }
    all.addAll(SampleFindings.all());
    return begun(false).with(all, Duration.ofSeconds(400), true);
  }
}
