package stardust.report.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stardust.report.Reports;
import stardust.report.json.ResultsFile;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;

/**
 * Says how large the report of a real run is if it had so many scenarios: those of the run, again
 * and again. No trace helps to compress another, so that repeated ones weigh as much as new ones.
 */
public final class MeasureReport {

  private MeasureReport() {}

  /** Takes a results.json, how many scenarios, and a folder for the report. */
  public static void main(String[] args) throws IOException {
    RunResult run = ResultsFile.read(Path.of(args[0]));
    int wanted = Integer.parseInt(args[1]);
    Path folder = Path.of(args[2]);
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      int round = i / run.scenarios().size();
      scenarios.add(again(run.scenarios().get(i % run.scenarios().size()), round));
    }
    long begun = System.nanoTime();
    Reports.render(run.with(scenarios, run.took(), true), folder);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf(
        Locale.ROOT,
        "%d scenarios: report.html has %.2f MiB, rendered in %d ms%n",
        scenarios.size(),
        Files.size(folder.resolve("report.html")) / 1048576.0,
        took.toMillis());
  }

  private static ScenarioResult again(ScenarioResult one, int round) {
    return new ScenarioResult(
        one.id() + (round == 0 ? "" : "-" + round),
        one.name(),
        one.feature(),
        one.source(),
        one.requirements(),
        one.tags(),
        one.verdict(),
        one.reason(),
        one.blockedBy(),
        one.notes(),
        one.failure(),
        one.started(),
        one.took(),
        one.steps(),
        one.trace(),
        one.command());
  }
}
