package stardust.report.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;

/** Puts the parts of a run together. */
public final class Shards {

  /** By "join.feature:34", as a whole run has them; what has no source comes first. */
  private static final Comparator<ScenarioResult> ORDER =
      Comparator.comparing((ScenarioResult each) -> each.source().replaceFirst(":\\d+$", ""))
          .thenComparingLong(each -> line(each.source()));

  private Shards() {}

  /**
   * One run with the scenarios of all, in the order of the features. It started when the first did
   * and ended when the last did, and came to its end if all did.
   *
   * @param shards one or more
   * @throws MergeException if they are not parts of one run, or have a scenario in common
   */
  public static RunResult merge(List<Shard> shards) throws MergeException {
    SameRun.check(shards);
    List<RunResult> runs = shards.stream().map(Shard::run).toList();
    RunResult first = runs.stream().min(Comparator.comparing(RunResult::started)).orElseThrow();
    List<ScenarioResult> scenarios =
        runs.stream().flatMap(run -> run.scenarios().stream()).sorted(ORDER).toList();
    return RunResult.begun(
            first.suite(), target(first, runs), options(runs), first.environment(), first.started())
        .with(scenarios, took(first, runs), runs.stream().allMatch(RunResult::complete));
  }

  private static Duration took(RunResult first, List<RunResult> runs) {
    Instant end =
        runs.stream()
            .map(run -> run.started().plus(run.took()))
            .max(Instant::compareTo)
            .orElseThrow();
    return Duration.between(first.started(), end);
  }

  /** What one of them detected, all detected; where they saw different things, the first counts. */
  private static Target target(RunResult first, List<RunResult> runs) {
    Target target = first.target();
    Map<String, String> detected = new LinkedHashMap<>(target.detected());
    runs.forEach(run -> run.target().detected().forEach(detected::putIfAbsent));
    return new Target(
        target.kind(),
        target.role(),
        target.description(),
        target.address(),
        target.declared(),
        detected);
  }

  private static RunOptions options(List<RunResult> runs) {
    RunOptions any = runs.get(0).options();
    return new RunOptions(
        any.seed(),
        any.timeoutScale(),
        runs.stream().mapToInt(run -> run.options().parallel()).max().orElseThrow(),
        joined(runs, RunOptions::tags, "; "),
        any.strict(),
        joined(runs, RunOptions::command, "; "),
        any.known());
  }

  private static String joined(
      List<RunResult> runs, Function<RunOptions, String> text, String between) {
    return runs.stream()
        .map(RunResult::options)
        .map(text)
        .filter(each -> !each.isEmpty())
        .distinct()
        .collect(Collectors.joining(between));
  }

  private static long line(String source) {
    String digits = source.substring(source.lastIndexOf(':') + 1);
    return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
  }
}
