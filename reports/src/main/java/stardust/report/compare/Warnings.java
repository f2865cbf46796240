package stardust.report.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stardust.report.model.SuiteInfo;

/** Why runs may stand differently though their targets do not. */
final class Warnings {

  private Warnings() {}

  static Optional<String> suites(List<Column> columns) {
    List<SuiteInfo> suites =
        columns.stream().map(column -> column.run().suite()).distinct().toList();
    return suites.size() < 2
        ? Optional.empty()
        : Optional.of(
            "These runs were judged by different suites or texts of the protocol: "
                + suites.stream().map(Warnings::words).collect(Collectors.joining("; "))
                + ". What differs may be due to that.");
  }

  private static String words(SuiteInfo suite) {
    return suite.name() + " " + suite.version() + ", protocol text " + suite.specRevision();
  }

  static Optional<String> incomplete(List<Column> columns) {
    List<String> names =
        columns.stream().filter(column -> !column.run().complete()).map(Column::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Ended before all scenarios had run: "
                + String.join(", ", names)
                + ". What is missing may be as wrong as anything.");
  }

  static Optional<String> disjoint(Comparison comparison) {
    boolean none =
        comparison.scenarios().stream()
            .allMatch(each -> each.results().stream().filter(Optional::isPresent).count() < 2);
    return none
        ? Optional.of(
            "No scenario ran in two of these. If they are parts of one run, --merge makes one"
                + " result of them.")
        : Optional.empty();
  }
}
