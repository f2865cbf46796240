package stardust.report.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that a run found: the one truth from which every report is rendered.
 *
 * @param schemaVersion the version of its JSON form, {@value #SCHEMA_VERSION} for this code
 * @param suite who judged
 * @param target what was judged
 * @param options how the run was asked for
 * @param environment where the suite ran
 * @param started when the run started
 * @param took how long it ran
 * @param complete whether it came to its end; a run that was killed did not, and never conforms
 * @param scenarios in the order in which the features have them
 */
public record RunResult(
    int schemaVersion,
    SuiteInfo suite,
    Target target,
    RunOptions options,
    Environment environment,
    Instant started,
    Duration took,
    boolean complete,
    List<ScenarioResult> scenarios) {

  /** What this code writes, and the newest that it reads. */
  public static final int SCHEMA_VERSION = 1;

  public RunResult {
    scenarios = List.copyOf(scenarios);
  }

  /** A run at its start: no scenario yet, not complete. */
  public static RunResult begun(
      SuiteInfo suite,
      Target target,
      RunOptions options,
      Environment environment,
      Instant started) {
    return new RunResult(
        SCHEMA_VERSION,
        suite,
        target,
        options,
        environment,
        started,
        Duration.ZERO,
        false,
        List.of());
  }

  /** The same run with these scenarios, after this time. */
  public RunResult with(List<ScenarioResult> results, Duration time, boolean done) {
    return new RunResult(
        schemaVersion, suite, target, options, environment, started, time, done, results);
  }
}
