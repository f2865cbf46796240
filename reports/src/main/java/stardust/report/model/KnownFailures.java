package stardust.report.model;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What of a run its owner knew before. A known failure excuses the scenarios that show it and those
 * that it blocks, and nothing else; an error of the suite is never excused.
 */
public final class KnownFailures {

  private final List<KnownFailure> known;

  public KnownFailures(List<KnownFailure> known) {
    this.known = List.copyOf(known);
  }

  /** Those that the run was given. */
  public static KnownFailures of(RunResult run) {
    return new KnownFailures(run.options().known());
  }

  /** The known failure that excuses the scenario, if it needs one and has one. */
  public Optional<KnownFailure> excuse(ScenarioResult scenario) {
    return switch (scenario.verdict()) {
      case FAILED, NON_STRICT ->
          known.stream().filter(each -> isShownBy(each, scenario)).findFirst();
      case BLOCKED -> excuseOfBlocked(scenario);
      default -> Optional.empty();
    };
  }

  /**
   * Those that the run shows to be mended: everything that checks them passed. A run of part of the
   * scenarios shows that of none.
   */
  public static List<KnownFailure> mended(RunResult run) {
    boolean whole = run.complete() && run.options().tags().isEmpty();
    return whole
        ? run.options().known().stream().filter(each -> isMended(each, run)).toList()
        : List.of();
  }

  private Optional<KnownFailure> excuseOfBlocked(ScenarioResult scenario) {
    TreeSet<String> unknown = new TreeSet<>(scenario.blockedBy());
    known.stream().map(KnownFailure::id).forEach(unknown::remove);
    return known.stream()
        .filter(each -> each.id().equals(scenario.id()) || unknown.isEmpty())
        .filter(each -> concerns(each, scenario))
        .findFirst();
  }

  private static boolean isMended(KnownFailure each, RunResult run) {
    List<ScenarioResult> concerned =
        run.scenarios().stream().filter(scenario -> concerns(each, scenario)).toList();
    return concerned.stream().anyMatch(scenario -> scenario.verdict() == Verdict.PASSED)
        && concerned.stream().noneMatch(scenario -> standsFor(each, scenario));
  }

  private static boolean standsFor(KnownFailure each, ScenarioResult scenario) {
    return switch (scenario.verdict()) {
      case FAILED, NON_STRICT -> isShownBy(each, scenario);
      case BLOCKED, SUITE_ERROR -> true;
      case PASSED, OBSERVED, NOT_APPLICABLE -> false;
    };
  }

  private static boolean concerns(KnownFailure each, ScenarioResult scenario) {
    return each.id().equals(scenario.id())
        || scenario.requirements().contains(each.id())
        || scenario.blockedBy().contains(each.id())
        || named(scenario).equals(each.id());
  }

  /** A scenario that names what is broken speaks for no other requirement. */
  private static boolean isShownBy(KnownFailure each, ScenarioResult scenario) {
    String named = named(scenario);
    return each.id().equals(scenario.id())
        || (named.isEmpty()
            ? scenario.requirements().contains(each.id())
            : named.equals(each.id()));
  }

  private static String named(ScenarioResult scenario) {
    return scenario.failure().map(Failure::requirement).orElse("");
  }
}
