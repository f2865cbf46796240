package stardust.runner.engine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.report.model.Failure;
import stardust.report.model.Verdict;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.judge.Hints;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;

/** Makes the verdict of a scenario from how its steps ended. */
final class VerdictRules {

  private final Catalogue catalogue;
  private final Hints hints = Hints.load();

  VerdictRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A verdict and what to say of it.
   *
   * @param blockedBy the requirement in the way; empty unless blocked
   */
  record Judgement(
      Verdict verdict, String reason, List<String> blockedBy, Optional<Failure> failure) {

    private static Judgement of(Verdict verdict, String reason) {
      return new Judgement(verdict, reason, List.of(), Optional.empty());
    }
  }

  /**
   * Judges.
   *
   * @param passed whether every step passed
   * @param error what the failing step threw
   * @param noted what the scenario noted, for requirements that are only observed
   */
  Judgement judge(ScenarioInfo info, boolean passed, @Nullable Throwable error, String noted) {
    if (passed) {
      return level(info) == Level.OBSERVE ? observed(noted) : Judgement.of(Verdict.PASSED, noted);
    }
    if (error instanceof NotApplicable) {
      return Judgement.of(Verdict.NOT_APPLICABLE, String.valueOf(error.getMessage()));
    }
    if (error instanceof RequirementBroken broken) {
      return broken(info, broken);
    }
    if (error instanceof EndpointException) {
      return Judgement.of(Verdict.BLOCKED, "there was no server: " + error.getMessage());
    }
    return suiteError(error);
  }

  private static Judgement observed(String noted) {
    return noted.isEmpty()
        ? Judgement.of(Verdict.SUITE_ERROR, "the scenario observes, but noted nothing")
        : Judgement.of(Verdict.OBSERVED, noted);
  }

  private Judgement broken(ScenarioInfo info, RequirementBroken broken) {
    String requirement = broken.requirement().orElse(first(info));
    String reason = "expected " + broken.expected() + ", but " + broken.seen();
    if (!info.requirements().contains(requirement) || level(info) == Level.OBSERVE) {
      return new Judgement(
          Verdict.BLOCKED,
          new Hindrance(requirement, broken.expected(), broken.seen()).reason(),
          List.of(requirement),
          Optional.empty());
    }
    Verdict verdict = level(info) == Level.MUST ? Verdict.FAILED : Verdict.NON_STRICT;
    Failure failure =
        new Failure(
            requirement,
            broken.expected(),
            broken.seen(),
            broken.fields(),
            "",
            broken.hint().orElse(hints.of(requirement)));
    return new Judgement(verdict, reason, List.of(), Optional.of(failure));
  }

  private static Judgement suiteError(@Nullable Throwable error) {
    String what = error == null ? "a step is not defined" : "the suite went wrong: " + error;
    Failure failure = new Failure("", "a verdict", what, List.of(), stackTrace(error), "");
    return new Judgement(Verdict.SUITE_ERROR, what, List.of(), Optional.of(failure));
  }

  /** The gravest level among the scenario's requirements. */
  private Level level(ScenarioInfo info) {
    return info.requirements().stream()
        .flatMap(id -> catalogue.find(id).stream())
        .map(Requirement::level)
        .min(Enum::compareTo)
        .orElse(Level.MUST);
  }

  private static String first(ScenarioInfo info) {
    return info.requirements().isEmpty() ? "" : info.requirements().get(0);
  }

  private static String stackTrace(@Nullable Throwable error) {
    StringWriter text = new StringWriter();
    if (error != null) {
      error.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
