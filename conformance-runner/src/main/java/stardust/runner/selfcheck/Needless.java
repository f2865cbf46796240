package stardust.runner.selfcheck;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stardust.runner.engine.ScenarioInfo;

/**
 * Finds the scenarios that could be deleted unnoticed: those that are not the only one of a
 * requirement, which the gate of the build would miss, nor the only one that catches a mutant.
 */
public final class Needless {

  private Needless() {}

  /**
   * The ids of such scenarios, in the order given.
   *
   * @param catching for each mutant the ids of all scenarios that catch it
   */
  public static List<String> among(List<ScenarioInfo> scenarios, Collection<Set<String>> catching) {
    Map<String, Long> counts =
        scenarios.stream()
            .flatMap(info -> info.requirements().stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    Set<String> alone = new HashSet<>();
    catching.stream().filter(ids -> ids.size() == 1).forEach(alone::addAll);
    return scenarios.stream()
        .filter(
            info -> info.requirements().stream().noneMatch(id -> counts.getOrDefault(id, 0L) == 1))
        .map(ScenarioInfo::id)
        .filter(id -> !alone.contains(id))
        .toList();
  }
}
