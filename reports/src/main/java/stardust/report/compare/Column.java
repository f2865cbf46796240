package stardust.report.compare;

import java.util.List;
import stardust.report.assess.Assessment;
import stardust.report.model.RunResult;

/**
 * One of the results.
 *
 * @param name as no other column is called
 * @param assessment of its run
 */
record Column(String name, Assessment assessment) {

  RunResult run() {
    return assessment.run();
  }

  /** How many requirements its run shows not to be kept. */
  long failing() {
    return assessment.requirements().stream().filter(s -> Standings.fails(s.standing())).count();
  }

  static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
