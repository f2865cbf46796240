package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stardust.report.model.KnownFailure;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.endpointfile.EndpointFile;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.Selection;
import stardust.runner.run.RunRequest;
import stardust.runner.run.SuiteRun;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Role;

/** Tests a server, or a client. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "stardust test [OPTIONS] [TARGET]",
      "stardust test [OPTIONS] --image NAME --port N [-- COMMAND ...]",
      "stardust test [OPTIONS] -- COMMAND ...",
      "stardust test [OPTIONS] --endpoint FILE.yaml",
      "stardust test [OPTIONS] --client [-- COMMAND ... [-- COMMAND ...]]"
    },
    description = {
      "Tests a server: the embedded reference server, the one at an address, or one that is started"
          + " in a container or by a command.",
      "In the command and in --env, {port} and {address} become a free port and the multiaddr to"
          + " listen at."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:conformant",
      "1:not conformant",
      "2:usage error",
      "3:the endpoint could not be started or reached",
      "4:the suite went wrong"
    })
final class TestCommand implements Callable<Integer> {

  @Mixin private EndpointOptions endpoint = new EndpointOptions();

  @ParentCommand private Main main = new Main(List.of(), EndpointFile.NONE);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "stardust-report",
      description = "Where the results go. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("stardust-report");

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--discovery-interval",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "The period in which the server sends its lists. Default: ${DEFAULT-VALUE}")
  private Duration interval = Timing.DEFAULT_INTERVAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where all randomness comes from; without it a new one each time.")
  private @Nullable Long seed;

  @Option(
      names = "--timeout-scale",
      paramLabel = "X",
      defaultValue = "1.0",
      description = "Multiplies all waits, for slow machines. Default: ${DEFAULT-VALUE}")
  private double scale = 1;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "How many scenarios at once. Default: all with the embedded server, 16 with others.")
  private @Nullable Integer parallel;

  @Option(names = "--strict", description = "A broken SHOULD counts as a failure.")
  private boolean strict;

  @Option(
      names = "--client",
      description = "Test a client: the suite plays the server, and the other peers.")
  private boolean client;

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Mixin private StackOptions stack = new StackOptions();

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = Catalogue.load();
    List<ScenarioInfo> selected = selection.of(role(), catalogue);
    RunRequest request = request(selection.get(), baseline.read(catalogue, main.file().known()));
    Console console = new Console(System.out, System.err, selected.size(), request.known());
    RunResult result =
        client
            ? ClientRuns.run(request, catalogue, selected, console)
            : SuiteRun.run(request, catalogue, selected, console);
    console.summary(result, out);
    baseline.write(result);
    return status(result).code();
  }

  private Role role() {
    return client ? Role.CLIENT : Role.SERVER;
  }

  private RunRequest request(Selection chosen, List<KnownFailure> known) throws IOException {
    try {
      return new RunRequest(
          client ? endpoint.client(main.command()) : endpoint.choice(main.command(), main.file()),
          out,
          chosen,
          new Timing(scale, interval),
          seed == null ? new Random().nextLong() : seed,
          Optional.ofNullable(parallel),
          strict,
          stack.said(),
          SuiteVersion.info(),
          known,
          baseline.file());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static ExitStatus status(RunResult result) {
    return switch (Outcome.of(result)) {
      case CONFORMANT, AS_KNOWN -> ExitStatus.CONFORMANT;
      case NOT_CONFORMANT -> ExitStatus.NOT_CONFORMANT;
      case UNDECIDED ->
          result.scenarios().stream()
                  .map(ScenarioResult::verdict)
                  .anyMatch(Verdict.SUITE_ERROR::equals)
              ? ExitStatus.SUITE_ERROR
              : ExitStatus.NOT_CONFORMANT;
    };
  }
}
