package stardust.report.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stardust.report.Reports;
import stardust.report.compare.Comparison;
import stardust.report.compare.ComparisonException;
import stardust.report.json.ResultsFile;
import stardust.report.model.Failure;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.report.model.Verdict;
import stardust.spec.Catalogue;

/**
 * Says how large the comparison of so many servers is that each had so many scenarios: those of a
 * real run, again and again, with each server failing every twentieth, another one each. No trace
 * helps to compress another, so that repeated ones weigh as much as new ones.
 */
public final class MeasureComparison {

  private static final int FAILS = 20;

  private MeasureComparison() {}

  /** Takes a results.json, how many servers, how many scenarios, and a folder for the page. */
  public static void main(String[] args) throws IOException, ComparisonException {
    RunResult run = ResultsFile.read(Path.of(args[0]));
    int scenarios = Integer.parseInt(args[2]);
    Path folder = Path.of(args[3]);
    List<RunResult> runs = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      runs.add(server(run, i, scenarios));
    }
    long begun = System.nanoTime();
    Reports.compare(Comparison.of(runs, Catalogue.load()), folder);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf(
        Locale.ROOT,
        "%d servers by %d scenarios: comparison.html has %.2f MiB, rendered in %d ms%n",
        runs.size(),
        scenarios,
        Files.size(folder.resolve("comparison.html")) / 1048576.0,
        took.toMillis());
  }

  private static RunResult server(RunResult run, int number, int scenarios) {
    List<ScenarioResult> all = new ArrayList<>();
    for (int i = 0; i < scenarios; i++) {
      ScenarioResult one = run.scenarios().get(i % run.scenarios().size());
      all.add(again(one, i / run.scenarios().size(), i % FAILS == number));
    }
    Target target = run.target();
    Map<String, String> declared = new LinkedHashMap<>(target.declared());
    declared.put("name", "server-" + number);
    Target own =
        new Target(
            target.kind(),
            target.role(),
            "server " + number,
            target.address(),
            declared,
            target.detected());
    return RunResult.begun(run.suite(), own, run.options(), run.environment(), run.started())
        .with(all, run.took(), true);
  }

  private static ScenarioResult again(ScenarioResult one, int round, boolean fails) {
    ScenarioResult again =
        new ScenarioResult(
            one.id() + (round == 0 ? "" : "-" + round),
            one.name(),
            one.feature(),
            one.source(),
            one.requirements(),
            one.tags(),
            fails ? Verdict.PASSED : one.verdict(),
            one.reason(),
            one.blockedBy(),
            one.notes(),
            fails ? Optional.empty() : one.failure(),
            one.started(),
            one.took(),
            one.steps(),
            one.trace(),
            one.command());
    Failure failure =
        new Failure(one.requirements().get(0), "what is due", "another", List.of(), "", "");
    return fails ? again.failed("another was seen", failure) : again;
  }
}
