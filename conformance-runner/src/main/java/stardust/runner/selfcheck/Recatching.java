package stardust.runner.selfcheck;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.mutant.Defect;

/**
 * Tries again whether other scenarios catch a mutant as well as those that seem needless for it: on
 * a busy machine one may catch what it does not catch by itself, and that is not to be relied on.
 */
final class Recatching {

  /** Others that catch the same by chance are one, or two; to try more of them takes minutes. */
  private static final int BY_CHANCE = 2;

  /** What one join in 256 shows is hardly shown so often in a row. */
  private static final int TIMES = 3;

  private final List<ScenarioInfo> scenarios;
  private final Trials.Bench<Defect> bench;

  Recatching(List<ScenarioInfo> scenarios, Trials.Bench<Defect> bench) {
    this.scenarios = scenarios;
    this.bench = bench;
  }

  /** The ids of those that caught it, but for others than these that do not catch it again. */
  Set<String> catching(Judged judged, Set<String> needless) {
    Set<String> catching = judged.catching();
    Set<String> missed = catching.isEmpty() ? Set.of() : again(judged, untried(judged, needless));
    if (!missed.isEmpty()) {
      return catchingAgain(judged, missed);
    }
    Set<String> others = new TreeSet<>(catching);
    others.removeAll(needless);
    if (others.isEmpty() || others.size() == catching.size() || others.size() > BY_CHANCE) {
      return catching;
    }
    others.removeAll(again(judged, among(others)));
    catching.removeAll(others);
    return catching;
  }

  /**
   * What others catch now and then, by chance or as the machine is busy, has often been caught
   * before it has met what is made for it.
   *
   * @param missed what is made for it, and catches it
   */
  private Set<String> catchingAgain(Judged judged, Set<String> missed) {
    Set<String> catching = judged.catching();
    for (int i = 0; i < TIMES && !catching.isEmpty(); i++) {
      catching.retainAll(again(judged, among(catching)));
    }
    catching.addAll(missed);
    return catching;
  }

  private List<ScenarioInfo> untried(Judged judged, Set<String> needless) {
    return scenarios.stream()
        .filter(each -> needless.contains(each.id()))
        .filter(each -> each.requirements().contains(judged.mutant().breaks()))
        .filter(each -> judged.results().stream().noneMatch(met -> met.id().equals(each.id())))
        .toList();
  }

  private List<ScenarioInfo> among(Set<String> ids) {
    return scenarios.stream().filter(each -> ids.contains(each.id())).toList();
  }

  private Set<String> again(Judged judged, List<ScenarioInfo> selected) {
    if (selected.isEmpty()) {
      return Set.of();
    }
    return new Judged(judged.mutant(), bench.run(judged.mutant(), selected, 1)).catching();
  }
}
