package stardust.runner.steps;

import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Arrival;
import stardust.spec.message.Error;

/** The comparisons that several steps make; each failure says what was expected and what came. */
final class Expect {

  private Expect() {}

  static <M> M accepted(Answer<M> answer) {
    return answer.orBroken(
        seen -> RequirementBroken.here("a " + answer.name() + " without error", seen));
  }

  static void refused(Answer<?> answer) {
    refused(answer, "");
  }

  /** Where another requirement than the scenario's asks for the error. */
  static void refused(Answer<?> answer, String requirement) {
    if (!answer.refused()) {
      throw answer.notRefused(requirement);
    }
  }

  static void refused(Answer<?> answer, Error error) {
    if (!answer.refused() || answer.error() != error.getNumber()) {
      throw RequirementBroken.here(
              "a " + answer.name() + " with the error " + error.name(), answer.seen())
          .withFields(answer.fields(Answer.named(error.getNumber())));
    }
  }

  static void refusedOrEnded(Answer<?> answer) {
    if (!answer.refused() && !answer.ended()) {
      throw RequirementBroken.here(
              "a " + answer.name() + " with an error, or the end of the stream", answer.seen())
          .withFields(answer.fields("any but 0"));
    }
  }

  static void ended(Arrival arrival) {
    if (!(arrival instanceof Arrival.Ended) && !(arrival instanceof Arrival.Closed)) {
      throw RequirementBroken.here("the end of the stream", arrival.seen());
    }
  }

  static void that(boolean holds, String expected, String seen) {
    if (!holds) {
      throw RequirementBroken.here(expected, seen);
    }
  }
}
