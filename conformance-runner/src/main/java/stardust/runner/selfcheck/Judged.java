package stardust.runner.selfcheck;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.mutant.Defect;

/**
 * What the suite made of a mutant.
 *
 * @param results of the scenarios that were run against it
 */
public record Judged(Defect mutant, List<ScenarioResult> results) {

  /** How well the suite did. */
  public enum Catch {
    /** It says that the requirement is broken which is broken. */
    CAUGHT("caught"),
    /** It says that something is broken, but something else. */
    WRONG_REQUIREMENT("caught by the wrong requirement only"),
    /** It says that all is well. */
    MISSED("missed");

    private final String words;

    Catch(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** How well the suite did. */
  public Catch caught() {
    if (results.stream().anyMatch(this::shows)) {
      return Catch.CAUGHT;
    }
    return broken().isEmpty() ? Catch.MISSED : Catch.WRONG_REQUIREMENT;
  }

  /** The scenarios, by id, that each would have caught it alone. */
  public Set<String> catching() {
    return results.stream()
        .filter(this::shows)
        .map(ScenarioResult::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The requirements that findings and blocked scenarios name. */
  public Set<String> broken() {
    Set<String> broken = new TreeSet<>();
    for (ScenarioResult result : results) {
      result.failure().map(failure -> failure.requirement()).ifPresent(broken::add);
      broken.addAll(result.blockedBy());
    }
    broken.remove("");
    return broken;
  }

  /** What the suite says of the broken requirement, or else of anything; empty if nothing. */
  public String reason() {
    return results.stream()
        .filter(this::shows)
        .findFirst()
        .or(() -> results.stream().filter(result -> result.verdict().isFinding()).findFirst())
        .map(ScenarioResult::reason)
        .orElse("");
  }

  /** What came of the scenarios that should have caught it. */
  public List<ScenarioResult> ofWhatItBreaks() {
    return results.stream()
        .filter(result -> result.requirements().contains(mutant.breaks()))
        .toList();
  }

  /** The scenarios in which the suite itself went wrong: there must be none. */
  public List<String> suiteErrors() {
    return results.stream()
        .filter(result -> result.verdict() == Verdict.SUITE_ERROR)
        .map(result -> result.id() + ": " + result.reason())
        .toList();
  }

  /** A scenario of two requirements that names neither shows both. */
  private boolean shows(ScenarioResult result) {
    if (result.verdict() != Verdict.FAILED && result.verdict() != Verdict.NON_STRICT) {
      return false;
    }
    String named = result.failure().map(failure -> failure.requirement()).orElse("");
    return named.equals(mutant.breaks())
        || (named.equals(result.requirements().get(0))
            && result.requirements().contains(mutant.breaks()));
  }
}
