package stardust.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stardust.report.model.Verdict;

/** What became of every scenario, from the first column to the second. */
final class Changes {

  private final Map<Change, List<ComparedScenario>> scenarios = new EnumMap<>(Change.class);

  private Changes() {}

  static Changes of(List<ComparedScenario> compared) {
    Changes changes = new Changes();
    for (ComparedScenario scenario : compared) {
      Optional<Verdict> before = scenario.verdict(0);
      Optional<Verdict> after = scenario.verdict(1);
      changes
          .scenarios
          .computeIfAbsent(Change.of(before, after), c -> new ArrayList<>())
          .add(scenario);
    }
    return changes;
  }

  List<ComparedScenario> of(Change change) {
    return scenarios.getOrDefault(change, List.of());
  }

  /** The numbers, as "New failures: 1, mended: 2, ...". */
  String sentence() {
    String words =
        Arrays.stream(Change.values())
            .filter(change -> change != Change.OTHERWISE || !of(change).isEmpty())
            .map(change -> change.words() + ": " + of(change).size())
            .collect(Collectors.joining(", "));
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT) + ".";
  }
}
