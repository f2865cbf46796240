package stardust.runner.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/** Makes known failures of a run. */
public final class Baselines {

  private static final int REASON = 160;

  private Baselines() {}

  /**
   * One for each requirement that is broken, with the reason that was known before or what was
   * seen. What is blocked goes with what blocks it, or is listed itself if that is not broken.
   */
  public static List<KnownFailure> of(RunResult run) {
    Map<String, KnownFailure> known = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      if (counts(scenario, run.options().strict())) {
        add(known, id(scenario), scenario, run);
      }
    }
    for (ScenarioResult scenario : run.scenarios()) {
      if (scenario.verdict() == Verdict.BLOCKED
          && !known.keySet().containsAll(scenario.blockedBy())) {
        add(known, scenario.id(), scenario, run);
      }
    }
    return List.copyOf(known.values());
  }

  private static boolean counts(ScenarioResult scenario, boolean strict) {
    return scenario.verdict() == Verdict.FAILED
        || (strict && scenario.verdict() == Verdict.NON_STRICT);
  }

  private static String id(ScenarioResult scenario) {
    return scenario
        .failure()
        .map(Failure::requirement)
        .filter(id -> !id.isEmpty())
        .orElse(scenario.id());
  }

  private static void add(
      Map<String, KnownFailure> known, String id, ScenarioResult scenario, RunResult run) {
    Optional<KnownFailure> before =
        run.options().known().stream().filter(each -> each.id().equals(id)).findFirst();
    known.putIfAbsent(id, before.orElseGet(() -> new KnownFailure(id, reason(scenario))));
  }

  private static String reason(ScenarioResult scenario) {
    String seen =
        scenario
            .failure()
            .map(failure -> "expected " + failure.expected() + "; seen: " + failure.seen())
            .orElse(scenario.reason());
    String words = seen.isBlank() ? scenario.verdict().words() : seen;
    return words.length() <= REASON ? words : words.substring(0, REASON) + " ...";
  }
}
