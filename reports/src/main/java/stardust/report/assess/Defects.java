package stardust.report.assess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/** What is to be mended, in the order in which to mend it. */
public final class Defects {

  private Defects() {}

  /**
   * What nobody knew of first, and the gravest first; among equals what stands in the way of most,
   * then in the order of the catalogue.
   */
  public static List<Defect> of(Assessment assessment) {
    RunResult run = assessment.run();
    List<Defect> defects = new ArrayList<>();
    groups(run).forEach((key, shownBy) -> defects.add(defect(run, shownBy)));
    defects.addAll(unexplained(run, defects));
    Map<String, Integer> places = new HashMap<>();
    assessment.requirements().forEach(each -> places.put(each.id(), places.size()));
    defects.sort(
        Comparator.comparing((Defect defect) -> defect.known().isPresent())
            .thenComparing(Defect::verdict)
            .thenComparing(defect -> -defect.blocked().size())
            .thenComparing(defect -> places.getOrDefault(defect.requirement(), Integer.MAX_VALUE)));
    return List.copyOf(defects);
  }

  private static Map<String, List<ScenarioResult>> groups(RunResult run) {
    Map<String, List<ScenarioResult>> groups = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      if (scenario.verdict().isFinding()) {
        String broken = broken(scenario);
        // Errors of the suite have nothing in common but that.
        String key = broken.isEmpty() ? "at " + groups.size() : scenario.verdict() + broken;
        groups.computeIfAbsent(key, each -> new ArrayList<>()).add(scenario);
      }
    }
    return groups;
  }

  private static String broken(ScenarioResult scenario) {
    return scenario.failure().map(Failure::requirement).orElse("");
  }

  private static Defect defect(RunResult run, List<ScenarioResult> shownBy) {
    String requirement = broken(shownBy.get(0));
    List<ScenarioResult> blocked =
        run.scenarios().stream()
            .filter(
                other ->
                    other.blockedBy().contains(requirement)
                        || shownBy.stream().anyMatch(s -> other.blockedBy().contains(s.id())))
            .toList();
    return new Defect(requirement, shownBy.get(0).verdict(), shownBy, known(run, shownBy), blocked);
  }

  /** Scenarios that are blocked by something that no other scenario shows. */
  private static List<Defect> unexplained(RunResult run, List<Defect> defects) {
    Map<String, List<ScenarioResult>> left = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      boolean explained = defects.stream().anyMatch(each -> each.blocked().contains(scenario));
      if (scenario.verdict() == Verdict.BLOCKED && !explained) {
        String by = scenario.blockedBy().isEmpty() ? "" : scenario.blockedBy().get(0);
        left.computeIfAbsent(by, each -> new ArrayList<>()).add(scenario);
      }
    }
    return left.entrySet().stream()
        .map(
            each ->
                new Defect(
                    each.getKey(),
                    Verdict.BLOCKED,
                    each.getValue(),
                    known(run, each.getValue()),
                    each.getValue()))
        .toList();
  }

  private static Optional<KnownFailure> known(RunResult run, List<ScenarioResult> scenarios) {
    KnownFailures known = KnownFailures.of(run);
    boolean all = scenarios.stream().allMatch(each -> known.excuse(each).isPresent());
    return all ? known.excuse(scenarios.get(0)) : Optional.empty();
  }
}
