package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.report.Reports;
import stardust.report.assess.Assessment;
import stardust.report.json.ResultsFile;
import stardust.report.json.ResultsFileException;
import stardust.report.model.RunResult;
import stardust.spec.Catalogue;

/** Renders results again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Renders report.html, junit.xml and summary.md again from results.json.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "A results.json, or the results.partial.jsonl that a killed run left.")
  private Path file = Path.of("results.json");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "stardust-report",
      description = "Where the files go. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("stardust-report");

  @Override
  public Integer call() throws IOException {
    try {
      RunResult run = ResultsFile.read(file);
      Reports.writeAll(run, out);
      System.out.println(Assessment.of(run, Catalogue.load()).sentence());
      return ExitStatus.CONFORMANT.code();
    } catch (NoSuchFileException | ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
