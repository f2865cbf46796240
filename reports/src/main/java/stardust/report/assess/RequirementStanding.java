package stardust.report.assess;

import java.util.List;
import java.util.Optional;
import stardust.report.model.ScenarioResult;
import stardust.spec.Requirement;

/**
 * A requirement after a run.
 *
 * @param id of the requirement
 * @param requirement what it says; absent if the catalogue does not have the id
 * @param standing the gravest that its scenarios say
 * @param scenarios those that name it, in the run's order
 */
public record RequirementStanding(
    String id,
    Optional<Requirement> requirement,
    Standing standing,
    List<ScenarioResult> scenarios) {

  public RequirementStanding {
    scenarios = List.copyOf(scenarios);
  }
}
