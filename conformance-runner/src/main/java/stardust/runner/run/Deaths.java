package stardust.runner.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceEvent;
import stardust.runner.endpoint.Death;
import stardust.runner.endpoint.Endpoint;

/**
 * Keeps apart the scenarios during which the server died: what they saw says nothing of them. Each
 * runs again alone, on a server that is started anew. Where it dies again, the scenario is the one
 * that kills it. Where it dies in none of them, the last that had to do with it before it died is
 * named instead, as a server that dies is a finding in any case.
 */
final class Deaths {

  /** A program that dies of an error has cut its connections at most this long before. */
  static final Duration DYING = Duration.ofSeconds(3);

  private final Endpoint endpoint;
  private final Map<String, ScenarioResult> results = new LinkedHashMap<>();
  private final List<ScenarioResult> doubtful = new ArrayList<>();

  Deaths(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Takes a result.
   *
   * @return those that are certain now: no server died while they ran
   */
  synchronized List<ScenarioResult> ended(ScenarioResult result) {
    if (!endpoint.isWatched()) {
      return List.of(result);
    }
    results.put(result.id(), result);
    doubtful.add(result);
    return certain(Instant.now());
  }

  /**
   * Waits until no doubt is left, and runs those again during which a server died.
   *
   * @param again runs a scenario alone at an endpoint
   * @return all that were not certain before, with what there is to say of them
   */
  synchronized List<ScenarioResult> settled(
      BiFunction<ScenarioResult, Endpoint, ScenarioResult> again) {
    if (doubtful.stream().anyMatch(Deaths::isOfADyingServer)) {
      endpoint.awaitDeath(DYING);
    }
    List<ScenarioResult> settled = certain(Instant.MAX);
    if (!doubtful.isEmpty()) {
      List<Death> deaths = endpoint.deaths();
      endpoint.close();
      List<ScenarioResult> repeated = new Repetition(endpoint, again).of(doubtful);
      List<ScenarioResult> findings = unexplained(deaths, repeated);
      repeated.removeIf(
          result -> findings.stream().anyMatch(each -> each.id().equals(result.id())));
      settled.addAll(repeated);
      settled.addAll(findings);
    }
    return settled;
  }

  private List<ScenarioResult> certain(Instant now) {
    List<Death> deaths = endpoint.deaths();
    List<ScenarioResult> certain =
        new ArrayList<>(
            doubtful.stream()
                .filter(result -> deaths.stream().noneMatch(death -> during(result, death)))
                .filter(result -> !isOfADyingServer(result) || now.isAfter(lastDoubt(result)))
                .toList());
    doubtful.removeAll(certain);
    return certain;
  }

  /** Those of the deaths that came again with none of the scenarios: one finding for each kind. */
  private List<ScenarioResult> unexplained(List<Death> deaths, List<ScenarioResult> repeated) {
    Map<String, List<Death>> kinds = new LinkedHashMap<>();
    deaths.stream()
        .filter(death -> repeated.stream().noneMatch(result -> kills(result, death)))
        .forEach(death -> kinds.computeIfAbsent(death.how(), how -> new ArrayList<>()).add(death));
    List<ScenarioResult> findings = new ArrayList<>();
    for (List<Death> kind : kinds.values()) {
      Death first = kind.get(0);
      suspect(first, repeated)
          .map(result -> new DeathFinding(first).among(result, beside(result, first), kind.size()))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private boolean kills(ScenarioResult repeated, Death death) {
    ScenarioResult first = results.get(repeated.id());
    return first != null && during(first, death) && DeathFinding.isOne(repeated);
  }

  private Optional<ScenarioResult> suspect(Death death, List<ScenarioResult> repeated) {
    return results.values().stream()
        .filter(result -> repeated.stream().noneMatch(each -> isKillerAgain(each, result)))
        .filter(result -> !result.started().isAfter(death.time()))
        .max(Comparator.comparing(result -> lastSeen(result, death)));
  }

  /** What is found of it already says more. */
  private static boolean isKillerAgain(ScenarioResult repeated, ScenarioResult result) {
    return repeated.id().equals(result.id()) && DeathFinding.isOne(repeated);
  }

  private List<ScenarioResult> beside(ScenarioResult suspect, Death death) {
    return results.values().stream()
        .filter(result -> !result.id().equals(suspect.id()) && during(result, death))
        .toList();
  }

  private static Instant lastSeen(ScenarioResult result, Death death) {
    return result.trace().stream()
        .map(TraceEvent::at)
        .map(result.started()::plus)
        .filter(time -> time.isBefore(death.time()))
        .max(Comparator.naturalOrder())
        .orElse(result.started());
  }

  private static boolean during(ScenarioResult result, Death death) {
    Instant last = isOfADyingServer(result) ? lastDoubt(result) : result.ended();
    return !death.time().isBefore(result.started()) && !death.time().isAfter(last);
  }

  private static Instant lastDoubt(ScenarioResult result) {
    return result.ended().plus(DYING);
  }

  /** Whether what it saw could come of a server that was about to die. */
  static boolean isOfADyingServer(ScenarioResult result) {
    return switch (result.verdict()) {
      case PASSED, OBSERVED, NOT_APPLICABLE -> false;
      case FAILED, NON_STRICT, BLOCKED, SUITE_ERROR -> true;
    };
  }
}
