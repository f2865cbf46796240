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

  private final List<ScenarioInfo> scenarios;
  private final Trials.Bench<Defect> bench;

  Recatching(List<ScenarioInfo> scenarios, Trials.Bench<Defect> bench) {
    this.scenarios = scenarios;
    this.bench = bench;
  }

  /** The ids of those that caught it, but for others than these that do not catch it again. */
  Set<String> catching(Judged judged, Set<String> needless) {
    Set<String> catching = judged.catching();
    Set<String> others = new TreeSet<>(catching);
    others.removeAll(needless);
    if (others.isEmpty() || others.size() == catching.size() || others.size() > BY_CHANCE) {
      return catching;
    }
    List<ScenarioInfo> selected =
        scenarios.stream().filter(each -> others.contains(each.id())).toList();
    Judged again = new Judged(judged.mutant(), bench.run(judged.mutant(), selected, 1));
    others.removeAll(again.catching());
    catching.removeAll(others);
    return catching;
  }
}
