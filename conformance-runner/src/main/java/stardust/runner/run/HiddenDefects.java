package stardust.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stardust.report.json.Journal;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.engine.Hindrance;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.judge.Hints;
import stardust.spec.Catalogue;
import stardust.spec.Level;

/**
 * Finds what stood in the way of scenarios and is no finding of any: a requirement that holds where
 * it is looked for, and is broken in what another scenario does on its way. The first of those that
 * met it says so then, as it would otherwise be said nowhere.
 *
 * <p>A walk meets whatever is broken, in what looks like one thing or another: it says so only if
 * no scenario that is made for something has failed.
 */
final class HiddenDefects {

  private final Catalogue catalogue;
  private final Hints hints = Hints.load();

  HiddenDefects(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Puts those of a run that is over into its journal, in place of what was blocked. */
  static void reveal(Journal journal, Progress progress) {
    for (ScenarioResult found : new HiddenDefects(Catalogue.load()).in(journal.scenarios())) {
      journal.append(found);
      progress.revised(found);
    }
  }

  /**
   * Looks through all the results of a run.
   *
   * @return those that are failed now, one for each such requirement, and walks that are blocked
   *     now
   */
  List<ScenarioResult> in(List<ScenarioResult> results) {
    List<ScenarioResult> walks = results.stream().filter(HiddenDefects::isWalk).toList();
    List<ScenarioResult> others = results.stream().filter(each -> !isWalk(each)).toList();
    Set<String> shown =
        results.stream()
            .filter(result -> result.verdict() == Verdict.PASSED)
            .flatMap(result -> result.requirements().stream())
            .collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    others.stream().flatMap(HiddenDefects::named).forEach(named::add);
    List<ScenarioResult> found = hidden(others, shown, named);
    Set<String> broken = new TreeSet<>();
    Stream.concat(others.stream(), found.stream())
        .filter(each -> each.verdict() == Verdict.FAILED)
        .flatMap(HiddenDefects::named)
        .forEach(broken::add);
    if (broken.isEmpty()) {
      walks.stream().flatMap(HiddenDefects::named).forEach(named::add);
      found.addAll(hidden(walks, shown, named));
    } else {
      walks.stream()
          .flatMap(walk -> walk.failure().map(failure -> blocked(walk, failure, broken)).stream())
          .forEach(found::add);
    }
    return found;
  }

  private List<ScenarioResult> hidden(
      List<ScenarioResult> results, Set<String> shown, Set<String> named) {
    List<ScenarioResult> found = new ArrayList<>();
    for (ScenarioResult result : results) {
      hindrance(result)
          .filter(hindrance -> shown.contains(hindrance.requirement()))
          .filter(hindrance -> isDemanded(hindrance.requirement()))
          .filter(hindrance -> named.add(hindrance.requirement()))
          .ifPresent(hindrance -> found.add(failed(result, hindrance)));
    }
    return found;
  }

  private static boolean isWalk(ScenarioResult result) {
    return result.tags().contains(ScenarioInfo.WALK);
  }

  private static Stream<String> named(ScenarioResult result) {
    return result.failure().stream().map(Failure::requirement);
  }

  private static ScenarioResult blocked(ScenarioResult walk, Failure failure, Set<String> by) {
    String first = by.iterator().next();
    String reason = new Hindrance(first, failure.expected(), failure.seen()).reason();
    return walk.blocked(reason, List.copyOf(by));
  }

  private static Optional<Hindrance> hindrance(ScenarioResult result) {
    return result.verdict() == Verdict.BLOCKED ? Hindrance.in(result.reason()) : Optional.empty();
  }

  private boolean isDemanded(String requirement) {
    return catalogue.find(requirement).filter(each -> each.level() == Level.MUST).isPresent();
  }

  private ScenarioResult failed(ScenarioResult result, Hindrance hindrance) {
    String seen = hindrance.seen() + ", while it is as it should be in scenarios of its own";
    Failure failure =
        new Failure(
            hindrance.requirement(),
            hindrance.expected(),
            seen,
            List.of(),
            "",
            hints.of(hindrance.requirement()));
    return result.failed("expected " + hindrance.expected() + ", but " + seen, failure);
  }
}
