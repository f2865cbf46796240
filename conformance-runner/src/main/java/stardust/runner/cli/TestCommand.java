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
import picocli.CommandLine.Parameters;
import stardust.multiaddr.Multiaddr;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.engine.Selection;
import stardust.runner.run.RunRequest;
import stardust.runner.run.SuiteRun;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;

/** Tests a server. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Tests a server: the embedded reference server, or the one at an address.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:conformant",
      "1:not conformant",
      "2:usage error",
      "3:the endpoint could not be started or reached",
      "4:the suite went wrong"
    })
final class TestCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      converter = MultiaddrConverter.class,
      description = "A multiaddr, as /ip4/127.0.0.1/tcp/5892/ws; without it the embedded server.")
  private @Nullable Multiaddr target;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "stardust-report",
      description = "Where the results go. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("stardust-report");

  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only scenarios that a tag expression selects, as \"@DISC-02 or @quiet\".")
  private String tags = "";

  @Option(
      names = "--requirement",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only scenarios that check this requirement.")
  private String requirement = "";

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      defaultValue = "",
      description = "Only the scenario with this id, or those whose ids begin so.")
  private String scenario = "";

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

  @Mixin private StackOptions stack = new StackOptions();

  @Override
  public Integer call() throws IOException {
    Catalogue catalogue = Catalogue.load();
    Selection selection = new Selection(tags, requirement, scenario);
    List<ScenarioInfo> selected = select(selection, catalogue);
    RunRequest request = request(selection);
    Console console = new Console(System.out, System.err, selected.size());
    RunResult result = SuiteRun.run(request, catalogue, selected, console);
    console.summary(result, out);
    return status(result).code();
  }

  private List<ScenarioInfo> select(Selection selection, Catalogue catalogue) {
    if (!requirement.isEmpty() && catalogue.find(requirement).isEmpty()) {
      throw new UsageException(
          "no requirement has the id " + requirement + "; see: stardust list --requirements");
    }
    try {
      List<ScenarioInfo> selected = selection.of(ScenarioList.load(catalogue).all());
      if (selected.isEmpty()) {
        throw new UsageException(
            "no scenario is selected by " + selection.words() + "; see: stardust list");
      }
      return selected;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private RunRequest request(Selection selection) throws IOException {
    try {
      return new RunRequest(
          Optional.ofNullable(target),
          out,
          selection,
          new Timing(scale, interval),
          seed == null ? new Random().nextLong() : seed,
          Optional.ofNullable(parallel),
          strict,
          stack.offer(),
          stack.words(),
          SuiteVersion.info());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static ExitStatus status(RunResult result) {
    return switch (Outcome.of(result)) {
      case CONFORMANT -> ExitStatus.CONFORMANT;
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
