package stardust.runner.steps.client;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import stardust.message.RawMessage;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.ServedJoin;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Later;
import stardust.runner.time.Timing;

/** Challenges, right and wrong, and the client's solution. */
public final class ChallengeSteps {

  private final ClientUnderTest client;
  private final Timing timing;
  private final List<Arrival> answers = new ArrayList<>();

  public ChallengeSteps(ClientUnderTest client, Timing timing) {
    this.client = client;
    this.timing = timing;
  }

  @When("the server sends a challenge")
  public void sendsChallenge() {
    client.visit().join().challenge();
  }

  @When("the server sends a challenge with an explicit zero")
  public void sendsChallengeWithZero() {
    ServedJoin join = client.visit().join();
    byte[] challenge = join.challengeOf(join.bytes(128)).toByteArray();
    byte[] payload = RawMessage.empty().varint(1, 0).raw(challenge).toBytes();
    join.pipe().sendPayload(payload, "JoinChallenge with an explicit zero");
  }

  @When("the server sends a challenge with fields of later versions")
  public void sendsChallengeWithMore() {
    ServedJoin join = client.visit().join();
    byte[] challenge = join.challengeOf(join.bytes(128)).toByteArray();
    join.pipe().sendPayload(Later.around(challenge), "JoinChallenge with unknown fields");
  }

  @When("the server challenges it with a salt of {int} bytes")
  public void challengesWithSalt(int bytes) {
    ServedJoin join = client.visit().join();
    join.challengeWith(join.bytes(bytes));
  }

  @When("^the server challenges it with (a salt (?:of [zb]|that).*)$")
  public void challengesWithOddSalt(String what) {
    ServedJoin join = client.visit().join();
    join.challengeWith(OddSalts.of(what, join));
  }

  @When("^the server answers it with (.+)$")
  public void answersWith(String what) {
    Answers.give(client.visit(), what, client.identity());
  }

  @When("^the client is answered with (.+) in two joins$")
  public void answersTwice(String what) {
    for (int i = 0; i < 2; i++) {
      client.start();
      Answers.give(client.visit(), what, client.identity());
      answers.add(client.visit().join().afterRefusal(timing.prompt()));
    }
  }

  /** Stacks that hide a bad padding decrypt to random bytes: 128 of them once in 200 times. */
  @Then("it sends no solution in one of them at least")
  public void sendsNoSolutionOnce() {
    boolean always = answers.stream().allMatch(Arrival.Message.class::isInstance);
    ClientExpect.that(!always, "no solution", "one came in each of two joins");
  }

  @Then("it sends no solution")
  public void sendsNoSolution() {
    ClientExpect.noMessage(
        client.visit().join().afterRefusal(timing.prompt()), "JoinChallengeSolution");
  }

  @Then("it sends nothing more while the server takes its time")
  public void waits() {
    Arrival arrival = client.visit().join().afterRefusal(timing.prompt());
    if (arrival instanceof Arrival.Ended || arrival instanceof Arrival.Closed) {
      throw new NotApplicable(
          "the client waits for less than " + timing.prompt().toSeconds() + " s");
    }
    if (arrival instanceof Arrival.Message message) {
      throw RequirementBroken.here(
          "nothing before the server answers",
          "the client sent a message of " + message.payload().length + " bytes");
    }
  }

  @Then("it sends the right solution")
  public void sendsRightSolution() {
    ServedJoin join = client.visit().join();
    Arrival arrival = join.nextSolution();
    if (!(arrival instanceof Arrival.Message message)) {
      throw RequirementBroken.here(ServedJoin.SOLUTION, arrival.seen("the client"));
    }
    join.checkSolution(message);
  }
}
