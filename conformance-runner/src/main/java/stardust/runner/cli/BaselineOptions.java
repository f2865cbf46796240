package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import stardust.report.model.KnownFailure;
import stardust.report.model.RunResult;
import stardust.runner.baseline.BaselineException;
import stardust.runner.baseline.BaselineFile;
import stardust.runner.baseline.Baselines;
import stardust.runner.engine.ScenarioList;
import stardust.spec.Catalogue;

/** The options about known failures. */
final class BaselineOptions {

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = {
        "Known failures: on each line the id of a requirement or a scenario, and why it is left.",
        "They do not fail the run; one that passes does, until its line is removed."
      })
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Writes the failures of this run as known failures.")
  private @Nullable Path written;

  Optional<Path> file() {
    return Optional.ofNullable(baseline);
  }

  /**
   * The known failures of {@code --baseline}, or without it those of the endpoint file.
   *
   * @throws UsageException when one of them matches nothing
   */
  List<KnownFailure> read(Catalogue catalogue, List<KnownFailure> ofFile) throws IOException {
    Set<String> ids = new HashSet<>();
    catalogue.all().forEach(requirement -> ids.add(requirement.id()));
    ScenarioList.load(catalogue).all().forEach(scenario -> ids.add(scenario.id()));
    if (baseline == null) {
      ofFile.forEach(known -> require(known, ids));
      return ofFile;
    }
    try {
      return BaselineFile.read(baseline, ids);
    } catch (BaselineException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void require(KnownFailure known, Set<String> ids) {
    if (!ids.contains(known.id())) {
      throw new UsageException(
          "the known failure \"" + known.id() + "\" is the id of no requirement and no scenario");
    }
  }

  void write(RunResult result) throws IOException {
    if (written != null) {
      BaselineFile.write(written, Baselines.of(result));
    }
  }
}
