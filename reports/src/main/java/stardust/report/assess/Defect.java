package stardust.report.assess;

import java.util.List;
import java.util.Optional;
import stardust.report.model.KnownFailure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;

/**
 * One thing to mend: all scenarios that say the same of the same requirement.
 *
 * @param requirement id of what is broken; empty if the suite cannot say
 * @param verdict what the scenarios say; {@link Verdict#BLOCKED} for what stands in the way of
 *     scenarios though none says that it is broken
 * @param shownBy the scenarios that show it, in the run's order; not empty
 * @param known what its owner says of it, if that is known of all scenarios that show it
 * @param blocked the scenarios that it is in the way of
 */
public record Defect(
    String requirement,
    Verdict verdict,
    List<ScenarioResult> shownBy,
    Optional<KnownFailure> known,
    List<ScenarioResult> blocked) {

  public Defect {
    shownBy = List.copyOf(shownBy);
    blocked = List.copyOf(blocked);
  }

  /** Whether the same was expected and seen of another requirement. */
  public boolean looksLike(Defect other) {
    return seen().isPresent() && seen().equals(other.seen());
  }

  private Optional<List<String>> seen() {
    return first().failure().map(failure -> List.of(failure.expected(), failure.seen()));
  }

  /** The scenario that is shown in full. */
  public ScenarioResult first() {
    return shownBy.get(0);
  }
}
