package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.report.Reports;
import stardust.report.assess.Assessment;
import stardust.report.compare.Comparison;
import stardust.report.compare.ComparisonException;
import stardust.report.compare.ComparisonReport;
import stardust.report.merge.MergeException;
import stardust.report.merge.Shard;
import stardust.report.merge.Shards;
import stardust.report.model.RunResult;
import stardust.spec.Catalogue;

/** Renders results again, compares several, or makes one of the parts of a run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Of one FILE renders the files of its run again. Of several writes "
          + "comparison.html and comparison.md: where each requirement stands in each of them.",
      "Two runs of one implementation (the same name, or where it has none the same description) "
          + "are compared as before and after, by when they started."
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "A results.json, its folder, or the results.partial.jsonl that a killed run left. "
              + "Default: results.json")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description =
          "The results of an earlier run: says what failed since, what was mended, and what still "
              + "fails, whatever the two are called.")
  private @Nullable Path before;

  @Option(
      names = "--merge",
      description =
          "The files are of parts of one run (same suite, target, seed and options, different "
              + "scenarios): writes the files of the whole.")
  private boolean merge;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "stardust-report",
      description = "Where the files go. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("stardust-report");

  @Override
  public Integer call() throws IOException {
    List<Path> given = files.isEmpty() ? List.of(Path.of("results.json")) : files;
    try {
      if (before != null) {
        compare(sinceBefore(before, given));
      } else if (merge) {
        all(
            Shards.merge(
                ResultsFiles.read(several(given, "--merge needs the files of all parts"))));
      } else if (given.size() > 1) {
        compare(Comparison.of(runs(given), Catalogue.load()));
      } else {
        all(runs(given).get(0));
      }
      return ExitStatus.CONFORMANT.code();
    } catch (MergeException | ComparisonException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Comparison sinceBefore(Path earlier, List<Path> given)
      throws IOException, ComparisonException {
    if (merge || given.size() > 1) {
      throw new UsageException(
          "--before compares one earlier run with one later: give one FILE beside it"
              + (merge ? ", and no --merge" : ""));
    }
    List<RunResult> runs = runs(List.of(earlier, given.get(0)));
    return Comparison.beforeAndAfter(runs.get(0), runs.get(1), Catalogue.load());
  }

  private static List<Path> several(List<Path> given, String otherwise) {
    if (given.size() < 2) {
      throw new UsageException(otherwise + "; there is only " + given.get(0));
    }
    return given;
  }

  private static List<RunResult> runs(List<Path> given) throws IOException {
    return ResultsFiles.read(given).stream().map(Shard::run).toList();
  }

  private void all(RunResult run) throws IOException {
    Reports.writeAll(run, out);
    System.out.println(Assessment.of(run, Catalogue.load()).sentence());
  }

  private void compare(Comparison comparison) throws IOException {
    Reports.compare(comparison, out);
    System.out.println(comparison.text());
    System.out.println("The comparison is in " + out.resolve(ComparisonReport.NAME));
  }
}
