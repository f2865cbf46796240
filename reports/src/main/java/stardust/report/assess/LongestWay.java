package stardust.report.assess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.StepResult;

/**
 * Which scenarios a run had to wait for: the one that ended last, the last that had ended when that
 * one started, and so on back to the beginning. To make any other faster would not end the run
 * sooner.
 */
public final class LongestWay {

  /** What took less of the run than this part is not worth a line. */
  private static final int PART = 20;

  private LongestWay() {}

  /** The scenarios, the latest first, without those that took a small part of the run. */
  public static List<ScenarioResult> of(RunResult run) {
    List<ScenarioResult> way = new ArrayList<>();
    Optional<ScenarioResult> last = lastBefore(run, Instant.MAX);
    while (last.isPresent()) {
      way.add(last.get());
      last = lastBefore(run, last.get().started());
    }
    way.removeIf(each -> each.took().multipliedBy(PART).compareTo(run.took()) < 0);
    return way;
  }

  /** How long the run took, and what it had to wait for, a line each. */
  public static List<String> words(RunResult run) {
    List<String> lines = new ArrayList<>();
    List<ScenarioResult> way = of(run);
    String period = run.target().declared().getOrDefault("discovery interval", "");
    String took = "Took " + seconds(run.took()) + " with a period of " + period;
    lines.add(way.isEmpty() ? took : took + ", bound by");
    way.forEach(each -> lines.add("  " + line(each)));
    return lines;
  }

  private static String line(ScenarioResult scenario) {
    String longest =
        scenario.steps().stream()
            .max(Comparator.comparing(StepResult::took))
            .map(step -> " (" + seconds(step.took()) + ": " + step.text() + ")")
            .orElse("");
    String requirements = String.join(", ", scenario.requirements());
    return seconds(scenario.took()) + " " + requirements + ": " + scenario.name() + longest;
  }

  private static Optional<ScenarioResult> lastBefore(RunResult run, Instant moment) {
    return run.scenarios().stream()
        .filter(each -> !each.took().isZero() && !end(each).isAfter(moment))
        .max(Comparator.comparing(LongestWay::end));
  }

  private static Instant end(ScenarioResult scenario) {
    return scenario.started().plus(scenario.took());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
