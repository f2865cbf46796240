package stardust.report.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import stardust.report.assess.Defect;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;

/** Element ids that stay the same from run to run, as people share links to them. */
final class Anchors {

  private static final int LONGEST = 80;

  /** By identity: to compare two scenarios is to compare their traces. */
  private final IdentityHashMap<ScenarioResult, String> scenarios = new IdentityHashMap<>();

  private final Map<String, String> byId = new HashMap<>();

  Anchors(RunResult run) {
    Set<String> taken = new HashSet<>();
    for (ScenarioResult scenario : run.scenarios()) {
      String anchor = free(slug("s-", scenario.id()), taken);
      scenarios.put(scenario, anchor);
      byId.putIfAbsent(scenario.id(), anchor);
    }
  }

  private static String free(String wanted, Set<String> taken) {
    String anchor = wanted;
    for (int i = 2; !taken.add(anchor); i++) {
      anchor = wanted + "--" + i;
    }
    return anchor;
  }

  /** Of a scenario of this run. */
  String of(ScenarioResult scenario) {
    return scenarios.getOrDefault(scenario, "scenarios");
  }

  /** Of what is to be mended. */
  String of(Defect defect) {
    return slug("f-", defect.requirement().isEmpty() ? defect.first().id() : defect.requirement())
        + "-"
        + Prose.key(defect.verdict());
  }

  /** Of the scenario with this id, or of the requirement if there is none. */
  String ofIdOrRequirement(String id) {
    return byId.getOrDefault(id, requirement(id));
  }

  static String requirement(String id) {
    return slug("r-", id);
  }

  private static String slug(String prefix, String id) {
    String safe = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return prefix + safe.substring(0, Math.min(safe.length(), LONGEST));
  }
}
