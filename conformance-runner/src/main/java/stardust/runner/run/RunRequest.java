package stardust.runner.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import stardust.report.model.KnownFailure;
import stardust.report.model.SuiteInfo;
import stardust.runner.endpoint.EndpointChoice;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.Selection;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Said;
import stardust.runner.time.Timing;

/**
 * What was asked for.
 *
 * @param endpoint what is tested
 * @param out the folder for the results
 * @param selection which scenarios
 * @param timing all waits
 * @param seed where all randomness comes from
 * @param parallel how many scenarios at once, if that was said
 * @param strict whether a broken SHOULD counts as a failure
 * @param said what was said of the protocols that the target speaks
 * @param suite who judges
 * @param known failures that the endpoint's owner knows of
 * @param baseline the file that they come from
 */
public record RunRequest(
    EndpointChoice endpoint,
    Path out,
    Selection selection,
    Timing timing,
    long seed,
    Optional<Integer> parallel,
    boolean strict,
    Said said,
    SuiteInfo suite,
    List<KnownFailure> known,
    Optional<Path> baseline) {

  public RunRequest {
    if (parallel.isPresent() && parallel.get() < 1) {
      throw new IllegalArgumentException("--parallel must be at least 1");
    }
  }

  /** What the probes propose where it is not found out. */
  public Offer offer() {
    return said.offer();
  }

  /** The same where that has been settled. */
  RunRequest settled(Offer offer) {
    return new RunRequest(
        endpoint,
        out,
        selection,
        timing,
        seed,
        parallel,
        strict,
        Said.all(offer),
        suite,
        known,
        baseline);
  }

  /** The shell command that repeats the run. */
  public String command() {
    StringBuilder command = base();
    option(command, "--baseline", baseline.map(Path::toString).orElse(""));
    option(command, "--tags", selection.tags());
    option(command, "--section", selection.section());
    option(command, "--requirement", selection.requirement());
    option(command, "--scenario", selection.scenario());
    return command.append(endpoint.command()).toString();
  }

  /** The shell command that runs one scenario alone. */
  public String command(ScenarioInfo scenario) {
    StringBuilder command = base();
    option(command, "--scenario", scenario.id());
    return command.append(endpoint.command()).toString();
  }

  private StringBuilder base() {
    StringBuilder command = new StringBuilder("./stardust test").append(endpoint.options());
    command.append(" --discovery-interval ").append(timing.interval().toMillis()).append("ms");
    if (timing.scale() != 1) {
      command.append(" --timeout-scale ").append(timing.scale());
    }
    command.append(said.words()).append(" --seed ").append(seed);
    return command;
  }

  private static void option(StringBuilder command, String name, String value) {
    if (value.matches("[A-Za-z0-9/_-]+")) {
      command.append(' ').append(name).append(' ').append(value);
    } else if (!value.isEmpty()) {
      String quoted = value.replace("'", "'\\''");
      command.append(' ').append(name).append(" '").append(quoted).append('\'');
    }
  }
}
