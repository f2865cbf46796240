package stardust.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stardust.report.assess.Assessment;
import stardust.report.assess.RequirementStanding;
import stardust.report.assess.Standing;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.spec.Catalogue;

/** Several results, requirement by requirement and scenario by scenario. */
public final class Comparison {

  private final List<Column> columns;
  private final boolean beforeAndAfter;
  private final List<ComparedRequirement> requirements;
  private final List<ComparedScenario> scenarios;

  private Comparison(List<Column> columns, boolean beforeAndAfter) {
    this.columns = List.copyOf(columns);
    this.beforeAndAfter = beforeAndAfter;
    this.requirements = requirements(columns);
    this.scenarios = scenarios(columns);
  }

  /**
   * Puts results beside each other. Two runs of one implementation become before and after, by when
   * they started: the same role and kind, and the same declared name, or without one the same
   * description.
   *
   * @param runs two or more
   * @throws ComparisonException if some are of servers and some of clients
   */
  public static Comparison of(List<RunResult> runs, Catalogue catalogue)
      throws ComparisonException {
    boolean same = runs.size() == 2 && Identity.of(runs.get(0)).equals(Identity.of(runs.get(1)));
    if (same) {
      List<RunResult> ordered =
          runs.stream().sorted(Comparator.comparing(RunResult::started)).toList();
      return beforeAndAfter(ordered.get(0), ordered.get(1), catalogue);
    }
    demandOneRole(runs);
    return new Comparison(columns(runs, ColumnNames.distinct(labels(runs)), catalogue), false);
  }

  /**
   * Says what became of the first run's failures in the second, whatever the two are called.
   *
   * @throws ComparisonException if one is of a server and one of a client
   */
  public static Comparison beforeAndAfter(RunResult before, RunResult after, Catalogue catalogue)
      throws ComparisonException {
    List<RunResult> runs = List.of(before, after);
    demandOneRole(runs);
    List<String> labels = labels(runs);
    List<String> names = List.of("before: " + labels.get(0), "after: " + labels.get(1));
    return new Comparison(columns(runs, names, catalogue), true);
  }

  private static void demandOneRole(List<RunResult> runs) throws ComparisonException {
    if (runs.stream().map(run -> run.target().role()).distinct().count() > 1) {
      throw new ComparisonException(
          "some of these results are of servers and some of clients, which other requirements"
              + " bind; compare servers with servers and clients with clients");
    }
  }

  private static List<String> labels(List<RunResult> runs) {
    return runs.stream().map(Identity::label).toList();
  }

  private static List<Column> columns(
      List<RunResult> runs, List<String> names, Catalogue catalogue) {
    return IntStream.range(0, runs.size())
        .mapToObj(i -> new Column(names.get(i), Assessment.of(runs.get(i), catalogue)))
        .toList();
  }

  /** In the catalogue's order, then ids that it does not have; only those that a run checked. */
  private static List<ComparedRequirement> requirements(List<Column> columns) {
    Map<String, RequirementStanding> any = new LinkedHashMap<>();
    List<Map<String, Standing>> standings = new ArrayList<>();
    for (Column column : columns) {
      Map<String, Standing> own = new LinkedHashMap<>();
      for (RequirementStanding each : column.assessment().requirements()) {
        any.putIfAbsent(each.id(), each);
        own.put(each.id(), each.standing());
      }
      standings.add(own);
    }
    return any.values().stream()
        .map(
            each ->
                new ComparedRequirement(
                    each.id(),
                    each.requirement(),
                    standings.stream()
                        .map(own -> own.getOrDefault(each.id(), Standing.NOT_CHECKED))
                        .toList()))
        .filter(ComparedRequirement::isChecked)
        .toList();
  }

  private static List<ComparedScenario> scenarios(List<Column> columns) {
    Set<String> ids = new LinkedHashSet<>();
    List<Map<String, ScenarioResult>> results = new ArrayList<>();
    for (Column column : columns) {
      Map<String, ScenarioResult> own = new LinkedHashMap<>();
      column.run().scenarios().forEach(scenario -> own.putIfAbsent(scenario.id(), scenario));
      ids.addAll(own.keySet());
      results.add(own);
    }
    return ids.stream()
        .map(
            id ->
                new ComparedScenario(
                    id, results.stream().map(own -> Optional.ofNullable(own.get(id))).toList()))
        .toList();
  }

  List<Column> columns() {
    return columns;
  }

  List<ComparedRequirement> requirements() {
    return requirements;
  }

  List<ComparedScenario> scenarios() {
    return scenarios;
  }

  /** What changed, if the columns are two runs of one implementation. */
  Optional<Changes> changes() {
    return beforeAndAfter ? Optional.of(Changes.of(scenarios)) : Optional.empty();
  }

  /** Those that fail wherever they could be judged. */
  List<ComparedRequirement> failingEverywhere() {
    return requirements.stream().filter(ComparedRequirement::failsEverywhere).toList();
  }

  /** Those that only this column fails. */
  List<ComparedRequirement> failingAlone(int column) {
    return requirements.stream()
        .filter(each -> each.failsAlone().filter(alone -> alone == column).isPresent())
        .toList();
  }

  long differing() {
    return requirements.stream().filter(ComparedRequirement::differs).count();
  }

  /** What does not match between the runs themselves, a sentence each. */
  List<String> warnings() {
    return Stream.of(
            Warnings.suites(columns), Warnings.incomplete(columns), Warnings.disjoint(this))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What there is to know first, in sentences. */
  public String sentence() {
    return Sentences.of(this);
  }

  /** The same for a terminal: warnings, then the sentence, then which scenarios changed. */
  public String text() {
    return PlainText.of(this);
  }
}
