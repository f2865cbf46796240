package stardust.runner.run;

import java.nio.file.Path;
import java.util.Optional;
import stardust.multiaddr.Multiaddr;
import stardust.report.model.SuiteInfo;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.Selection;
import stardust.runner.probe.Offer;
import stardust.runner.time.Timing;

/**
 * What was asked for.
 *
 * @param target the server's address; empty for the embedded server
 * @param out the folder for the results
 * @param selection which scenarios
 * @param timing all waits
 * @param seed where all randomness comes from
 * @param parallel how many scenarios at once, if that was said
 * @param strict whether a broken SHOULD counts as a failure
 * @param offer what the probes propose
 * @param offerWords the options that ask for that offer, for the command that repeats the run
 * @param suite who judges
 */
public record RunRequest(
    Optional<Multiaddr> target,
    Path out,
    Selection selection,
    Timing timing,
    long seed,
    Optional<Integer> parallel,
    boolean strict,
    Offer offer,
    String offerWords,
    SuiteInfo suite) {

  public RunRequest {
    if (parallel.isPresent() && parallel.get() < 1) {
      throw new IllegalArgumentException("--parallel must be at least 1");
    }
  }

  /** The shell command that repeats the run. */
  public String command() {
    StringBuilder command = base();
    option(command, "--tags", selection.tags());
    option(command, "--requirement", selection.requirement());
    option(command, "--scenario", selection.scenario());
    return command.toString();
  }

  /** The shell command that runs one scenario alone. */
  public String command(ScenarioInfo scenario) {
    StringBuilder command = base();
    option(command, "--scenario", scenario.id());
    return command.toString();
  }

  private StringBuilder base() {
    StringBuilder command = new StringBuilder("./stardust test");
    target.ifPresent(address -> command.append(' ').append(address));
    command.append(" --discovery-interval ").append(timing.interval().toMillis()).append("ms");
    if (timing.scale() != 1) {
      command.append(" --timeout-scale ").append(timing.scale());
    }
    command.append(offerWords).append(" --seed ").append(seed);
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
