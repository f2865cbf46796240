package stardust.runner.selfcheck;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import stardust.runner.engine.ScenarioInfo;

/**
 * Finds the scenarios that could be deleted unnoticed: those that the gate of the build would not
 * miss, and that are not the only one to catch a mutant.
 */
final class Needless {

  private Needless() {}

  /**
   * The ids of such scenarios, in the order given.
   *
   * @param missed whether the gate of the build would miss a scenario
   * @param catching for each mutant the ids of all scenarios that catch it
   */
  static List<String> among(
      List<ScenarioInfo> scenarios,
      Predicate<ScenarioInfo> missed,
      Collection<Set<String>> catching) {
    Set<String> alone = new HashSet<>();
    catching.stream().filter(ids -> ids.size() == 1).forEach(alone::addAll);
    return scenarios.stream()
        .filter(missed.negate())
        .map(ScenarioInfo::id)
        .filter(id -> !alone.contains(id))
        .toList();
  }
}
