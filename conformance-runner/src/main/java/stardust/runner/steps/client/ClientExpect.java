package stardust.runner.steps.client;

import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;

/** The comparisons that several steps make; each failure says what was expected and what came. */
final class ClientExpect {

  private static final String CLIENT = "the client";

  private ClientExpect() {}

  static void that(boolean holds, String expected, String seen) {
    if (!holds) {
      throw RequirementBroken.here(expected, seen);
    }
  }

  static void noMessage(Arrival arrival, String what) {
    that(!(arrival instanceof Arrival.Message), "no " + what, arrival.seen(CLIENT));
  }

  static void ended(Arrival arrival) {
    boolean ended = arrival instanceof Arrival.Ended || arrival instanceof Arrival.Closed;
    that(ended, "the end of the stream", arrival.seen(CLIENT));
  }
}
