package stardust.runner.steps.client;

import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;
import stardust.runner.client.Caller;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Visit;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.time.Timing;

/** What a client does where the protocol leaves it open. */
public final class ClientNotingSteps {

  private final ClientUnderTest client;
  private final Timing timing;
  private final ScenarioRecord seen;

  public ClientNotingSteps(ClientUnderTest client, Timing timing, ScenarioRecord seen) {
    this.client = client;
    this.timing = timing;
    this.seen = seen;
  }

  @Then("it is noted how long the client waits, and what it then does")
  public void notePatience() {
    Visit visit = client.visit();
    long begun = System.nanoTime();
    Optional<String> end = visit.caller().awaitEnd(timing.patience());
    seen.note(
        end.isEmpty()
            ? "the client still waits after " + timing.patience().toSeconds() + " s"
            : "the client ends the connection after " + since(begun) + "; " + how(visit));
  }

  @Then("it is noted whether, and when, the client joins again")
  public void noteReturn() {
    Visit visit = client.visit();
    long begun = System.nanoTime();
    Optional<Caller> again = visit.callerAgain(1, timing.patience());
    if (again.isPresent()) {
      seen.note("the client connects again after " + since(begun));
    } else if (visit.run().exit().isPresent()) {
      seen.note("the client does not connect again: " + how(visit) + " after " + since(begun));
    } else {
      seen.note(
          "the client neither ends nor connects again within "
              + timing.patience().toSeconds()
              + " s");
    }
  }

  private static String how(Visit visit) {
    var exit = visit.run().exit();
    return exit.isPresent() ? "it exits with status " + exit.getAsInt() : "it still runs";
  }

  /** To half a second: what is noted should be the same tomorrow. */
  private static String since(long begun) {
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    double halves = Math.round(taken.toMillis() / 500.0);
    return halves == 0 ? "less than 0.5 s" : halves / 2 + " s";
  }
}
