package stardust.report.compare;

import java.util.List;
import java.util.Optional;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/**
 * How one scenario went in each of the results.
 *
 * @param id of the scenario
 * @param results in the order of the columns; empty where it did not run
 */
record ComparedScenario(String id, List<Optional<ScenarioResult>> results) {

  ComparedScenario {
    results = List.copyOf(results);
  }

  /** Any of them, for what is alike in all. */
  ScenarioResult first() {
    return results.stream().flatMap(Optional::stream).findFirst().orElseThrow();
  }

  Optional<Verdict> verdict(int column) {
    return results.get(column).map(ScenarioResult::verdict);
  }

  /** Whether two of those that ran it do not agree. */
  boolean differs() {
    return results.stream()
            .flatMap(Optional::stream)
            .map(ScenarioResult::verdict)
            .distinct()
            .count()
        > 1;
  }

  boolean isFinding() {
    return results.stream().flatMap(Optional::stream).anyMatch(s -> s.verdict().isFinding());
  }
}
