package stardust.runner.steps.client;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stardust.connection.UpgradedConnection;
import stardust.protocol.Stardust;
import stardust.runner.client.Caller;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Conduct.Stage;
import stardust.runner.client.Proposal;
import stardust.runner.client.SentBytes;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Talk;
import stardust.runner.time.Timing;
import stardust.security.SecurityProtocol;
import stardust.spec.message.JoinInit;

/** What the client proposes, and what it answers to proposals. */
public final class NegotiatingSteps {

  private final ClientUnderTest client;
  private final Timing timing;
  private final List<Talk> talks = new ArrayList<>();

  public NegotiatingSteps(ClientUnderTest client, Timing timing) {
    this.client = client;
    this.timing = timing;
  }

  @Then("it sends a JoinInit")
  public void sendsInit() {
    var unused = client.visit().join().init();
  }

  @Then("it has proposed security, a muxer and stardust 0.1.0, in this order")
  public void hasProposedInOrder() {
    Caller caller = client.visit().caller();
    UpgradedConnection connection = caller.connection(timing.answer());
    List<String> due = new ArrayList<>();
    if (!connection.security().isEmpty()) {
      due.add(connection.security());
    }
    due.addAll(List.of(connection.muxer(), Stardust.PROTOCOL));
    List<String> seen = caller.proposals().stream().map(Proposal::protocol).toList();
    ClientExpect.that(
        isInOrder(due, seen),
        "the proposals " + String.join(", ", due) + ", in this order",
        "the client proposed " + String.join(", ", seen));
  }

  @Then("the server has proved to it the identity in its address")
  public void isProved() {
    if (client.visit().caller().connection(timing.starting()).security().isEmpty()) {
      throw new NotApplicable("without security nobody proves an identity");
    }
  }

  /** It may keep the connection: libp2p nodes do. */
  @Then("it gives up, and has sent nothing but proposals")
  public void hasSentProposalsOnly() {
    Caller caller = client.visit().caller();
    Stage refused = client.conduct().refusedAt();
    if (refused == Stage.MUXER) {
      var unusedConnection = caller.connection(timing.starting());
    }
    var unused = caller.awaitEnd(refused == Stage.MUXER ? timing.prompt() : timing.answer());
    new SentBytes(client.overheard(), caller).checkOnlyProposals(refused);
  }

  @Then("it ends the connection, and has sent no JoinInit")
  public void endsConnection() {
    Caller caller = client.visit().caller();
    String expected = "the end of the connection, and no JoinInit before it";
    Optional<MessagePipe> stream = caller.registration(timing.connecting());
    if (stream.isPresent()
        && stream.get().next(JoinInit.class, timing.answer()) instanceof Arrival.Message) {
      throw RequirementBroken.here(expected, "the client sent a JoinInit");
    }
    ClientExpect.that(
        caller.awaitEnd(timing.answer()).isPresent(), expected, "the connection goes on");
    List<String> agreed =
        client.conduct().offer().securities().stream().map(SecurityProtocol::protocol).toList();
    if (caller.proposals().stream().map(Proposal::protocol).noneMatch(agreed::contains)) {
      throw new NotApplicable("the client does not propose " + String.join(", ", agreed));
    }
  }

  @Then("it sends nothing while there is no registration stream")
  public void sendsNothingYet() {
    Caller caller = client.visit().caller();
    var unusedConnection = caller.connection(timing.starting());
    var unused = caller.awaitEnd(timing.stall().dividedBy(2));
    new SentBytes(client.overheard(), caller).checkNothingOnStreams();
  }

  @Then("it has sent no message on the stream of the server")
  public void hasSentNothingElsewhere() {
    new SentBytes(client.overheard(), client.visit().caller())
        .checkOnlyNegotiatedOnServersStreams();
  }

  @When("the server proposes {string} on a new stream")
  public void proposes(String protocol) {
    propose(protocol, 1);
  }

  @When("the server proposes {string} on {int} new streams")
  public void proposes(String protocol, int count) {
    propose(protocol, count);
  }

  @When("the server proposes {string} next")
  public void proposesNext(String protocol) {
    talks.get(talks.size() - 1).propose(protocol);
  }

  @Then("it answers with {string}")
  @Then("it answers each with {string}")
  public void answers(String answer) {
    talks.forEach(talk -> checkAnswer(talk, answer));
  }

  @Then("it agrees")
  @Then("it agrees on each")
  public void agrees() {
    talks.forEach(talk -> checkAnswer(talk, Stardust.PROTOCOL));
  }

  private void propose(String protocol, int count) {
    talks.clear();
    Caller caller = client.visit().caller();
    for (int i = 0; i < count; i++) {
      Talk talk = new Talk(openNext(caller), caller.tap());
      talk.propose(protocol);
      talks.add(talk);
    }
  }

  /**
   * Behind a stream that was opened, that there is no other is the answer to the proposal on it.
   */
  private BlockingStream openNext(Caller caller) {
    try {
      return caller.open(timing.connecting());
    } catch (RequirementBroken broken) {
      throw talks.isEmpty() ? broken : RequirementBroken.here(broken.expected(), broken.seen());
    }
  }

  private void checkAnswer(Talk talk, String expected) {
    Duration timeout = timing.answer();
    Optional<String> answer = talk.answer(timeout);
    ClientExpect.that(
        answer.equals(Optional.of(expected)),
        "the answer \"" + expected + "\"",
        answer
            .map(text -> "the client answered \"" + text + "\"")
            .orElse("the client gave none; " + client.visit().run().state()));
  }

  private static boolean isInOrder(List<String> due, List<String> seen) {
    int next = 0;
    for (String each : seen) {
      if (next < due.size() && each.equals(due.get(next))) {
        next++;
      } else if (due.subList(next, due.size()).contains(each)) {
        return false;
      }
    }
    return next == due.size();
  }
}
