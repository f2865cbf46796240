package stardust.report.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import stardust.report.model.Failure;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;

/** A run, held against the catalogue. */
public final class Assessment {

  private final RunResult run;
  private final Catalogue catalogue;
  private final Outcome outcome;
  private final List<RequirementStanding> standings;

  private Assessment(RunResult run, Catalogue catalogue, List<RequirementStanding> standings) {
    this.run = run;
    this.catalogue = catalogue;
    this.outcome = Outcome.of(run);
    this.standings = List.copyOf(standings);
  }

  /** Holds a run against a catalogue. */
  public static Assessment of(RunResult run, Catalogue catalogue) {
    Map<String, List<ScenarioResult>> scenarios = byRequirement(run);
    List<RequirementStanding> standings = new ArrayList<>();
    for (Requirement requirement : catalogue.all()) {
      List<ScenarioResult> checks = scenarios.remove(requirement.id());
      standings.add(
          standing(run, requirement.id(), Optional.of(requirement), Optional.ofNullable(checks)));
    }
    for (String unknown : new TreeSet<>(scenarios.keySet())) {
      standings.add(
          standing(run, unknown, Optional.empty(), Optional.ofNullable(scenarios.get(unknown))));
    }
    return new Assessment(run, catalogue, standings);
  }

  private static Map<String, List<ScenarioResult>> byRequirement(RunResult run) {
    Map<String, List<ScenarioResult>> found = new LinkedHashMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      TreeSet<String> ids = new TreeSet<>(scenario.requirements());
      scenario.failure().map(Failure::requirement).filter(id -> !id.isEmpty()).ifPresent(ids::add);
      ids.forEach(id -> found.computeIfAbsent(id, i -> new ArrayList<>()).add(scenario));
    }
    return found;
  }

  private static RequirementStanding standing(
      RunResult run,
      String id,
      Optional<Requirement> requirement,
      Optional<List<ScenarioResult>> checks) {
    List<ScenarioResult> scenarios = checks.orElse(List.of());
    Standing standing =
        scenarios.stream()
            .map(s -> Contribution.of(s, id, requirement))
            .min(Verdict::compareTo)
            .map(Standing::of)
            .orElse(unchecked(run, requirement));
    return new RequirementStanding(id, requirement, standing, scenarios);
  }

  private static Standing unchecked(RunResult run, Optional<Requirement> requirement) {
    return requirement.isEmpty() || requirement.get().binds().contains(run.target().role())
        ? Standing.NOT_CHECKED
        : Standing.OTHER_ROLE;
  }

  /** The run. */
  public RunResult run() {
    return run;
  }

  /** What the run says of its target. */
  public Outcome outcome() {
    return outcome;
  }

  /** All requirements of the catalogue in its order, then ids that it does not have. */
  public List<RequirementStanding> requirements() {
    return standings;
  }

  /** What a requirement says, if the catalogue has it. */
  public Optional<Requirement> requirement(String id) {
    return catalogue.find(id);
  }

  /** The ids of those that stand so, in the catalogue's order. */
  public List<String> ids(Standing standing) {
    return standings.stream()
        .filter(s -> s.standing() == standing)
        .map(RequirementStanding::id)
        .toList();
  }

  /** How many of the requirements that bind the target have this level and stand so. */
  public long count(Level level, Standing standing) {
    return standings.stream()
        .filter(s -> s.standing() == standing)
        .filter(s -> s.requirement().filter(r -> r.level() == level).isPresent())
        .count();
  }

  /** How many requirements bind the target. */
  public long binding() {
    return standings.stream().filter(s -> s.standing() != Standing.OTHER_ROLE).count();
  }

  /** How many scenarios ended so. */
  public long count(Verdict verdict) {
    return run.scenarios().stream().filter(s -> s.verdict() == verdict).count();
  }

  /** The outcome in one sentence. */
  public String sentence() {
    return new Sentence(this).text();
  }
}
