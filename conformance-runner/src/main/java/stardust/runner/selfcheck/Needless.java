package stardust.runner.selfcheck;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import stardust.runner.engine.ScenarioInfo;

/**
 * Finds the scenarios that could be deleted unnoticed: those without which every requirement has as
 * many as the gate of the build demands, and that are not the only one to catch a mutant.
 */
final class Needless {

  private Needless() {}

  /**
   * The ids of such scenarios, in the order given.
   *
   * @param scenarios all of one role
   * @param least how many of them a requirement, named by its id, must have
   * @param catching for each mutant the ids of all scenarios that catch it
   */
  static List<String> among(
      List<ScenarioInfo> scenarios,
      ToLongFunction<String> least,
      Collection<Set<String>> catching) {
    Map<String, Long> counts =
        scenarios.stream()
            .flatMap(info -> info.requirements().stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    Predicate<String> toSpare = id -> counts.getOrDefault(id, 0L) > least.applyAsLong(id);
    Set<String> alone = new HashSet<>();
    catching.stream().filter(ids -> ids.size() == 1).forEach(alone::addAll);
    return scenarios.stream()
        .filter(info -> info.requirements().stream().allMatch(toSpare))
        .map(ScenarioInfo::id)
        .filter(id -> !alone.contains(id))
        .toList();
  }
}
