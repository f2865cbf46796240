package stardust.runner.run;

import java.util.List;
import java.util.stream.Collectors;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.runner.endpoint.Death;
import stardust.runner.process.OutputLine;

/** Says of a scenario that the server died in it. */
final class DeathFinding {

  private static final String EXPECTED = "a server that goes on, whatever a peer does";

  private static final String HINT =
      "Read the last output of the server, below: what it printed when it ended.";

  /** Of those that ran at the same time. */
  private static final int MOST_NAMES = 20;

  private final Death death;

  DeathFinding(Death death) {
    this.death = death;
  }

  static boolean isOne(ScenarioResult result) {
    return result.failure().filter(failure -> failure.expected().equals(EXPECTED)).isPresent();
  }

  /** The scenario kills a server that serves nobody else. */
  ScenarioResult alone(ScenarioResult result) {
    return finding(
        result, death.how() + " while this scenario ran alone, on a server started anew", "");
  }

  /**
   * It died while this scenario was the last to have to do with it.
   *
   * @param beside who else ran at that time
   * @param times how often it died so
   */
  ScenarioResult among(ScenarioResult result, List<ScenarioResult> beside, int times) {
    String others =
        beside.isEmpty() ? "" : ", beside " + beside.size() + " others, which are named below";
    String again =
        "; it did not die again when each ran alone on a server started anew, so that it may hang"
            + " on all that came before";
    String often = times == 1 ? "" : "; it died so " + times + " times in this run";
    String names =
        beside.stream()
            .limit(MOST_NAMES)
            .map(each -> "\n  " + each.id())
            .collect(Collectors.joining("", "\nAt that time also ran:", ""));
    return finding(
        result,
        death.how() + " while this scenario ran" + others + again + often,
        beside.isEmpty() ? "" : names);
  }

  private ScenarioResult finding(ScenarioResult result, String seen, String more) {
    Failure failure =
        new Failure(
            result.requirements().isEmpty() ? "" : result.requirements().get(0),
            EXPECTED,
            seen,
            List.of(),
            lastOutput() + more,
            HINT);
    return result.failed("expected " + EXPECTED + ", but " + seen, failure);
  }

  private String lastOutput() {
    return death.last().isEmpty()
        ? "It printed nothing."
        : death.last().stream()
            .map(OutputLine::toString)
            .collect(Collectors.joining("\n", "Its last output:\n", ""));
  }
}
