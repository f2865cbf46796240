package stardust.runner.steps.client;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.connection.UpgradedConnection;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.PlayedPeer;
import stardust.runner.client.Saying;
import stardust.runner.client.Visit;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Waits;
import stardust.runner.time.Timing;

/** The connection that the client makes with another peer over a relay. */
public final class ClientRelaySteps {

  private final ClientUnderTest client;
  private final Timing timing;
  private final Map<PlayedPeer, CompletableFuture<UpgradedConnection>> dialled =
      new LinkedHashMap<>();
  private final Map<PlayedPeer, BlockingStream> ends = new LinkedHashMap<>();
  private CompletableFuture<String> nested = new CompletableFuture<>();

  /** The one security protocol that the other end of the nested connection agrees to, if any. */
  private String only = "";

  public ClientRelaySteps(ClientUnderTest client, Timing timing) {
    this.client = client;
    this.timing = timing;
  }

  @Given("{played} writes each byte on its own")
  public void isSlow(PlayedPeer peer) {
    peer.becomeSlow();
  }

  @Then("it completes a libp2p upgrade with {played}, as initiator")
  public void upgradesAsInitiator(PlayedPeer target) {
    BlockingStream stream = client.visit().dial().pipe().stream();
    await(target, target.upgrade(stream, target.identity(), false));
  }

  /** A client that took success for an error would end the stream; one that waits is another. */
  @Then("it goes on with the libp2p upgrade")
  public void goesOn() {
    BlockingStream stream = client.visit().dial().pipe().stream();
    String expected = "the first bytes of a libp2p upgrade";
    if (!stream.awaitAnything(timing.answer())) {
      throw RequirementBroken.of("RELAY-41", expected, "nothing came");
    }
    ClientExpect.that(
        stream.read(1, timing.answer()).length > 0,
        expected,
        "the stream ended; " + client.visit().run().state());
  }

  @When("{played} dials the client")
  public void isDialled(PlayedPeer dialler) {
    dial(dialler);
  }

  @When("{played} and {played} dial the client at the same time")
  public void isDialledByTwo(PlayedPeer one, PlayedPeer other) {
    dial(one);
    dial(other);
  }

  @Then("it completes a libp2p upgrade with {played}, as responder")
  public void upgradesAsResponder(PlayedPeer dialler) {
    await(dialler, dialled.getOrDefault(dialler, new CompletableFuture<>()));
  }

  @Then("it completes a libp2p upgrade with each of them, as responder")
  public void upgradesWithEach() {
    dialled.forEach(this::await);
  }

  @When("{played} resets its relay, and dials the client again")
  public void isDialledAgain(PlayedPeer dialler) {
    Optional.ofNullable(ends.get(dialler)).ifPresent(BlockingStream::reset);
    dial(dialler);
  }

  @When("{int} peer dials the client, and says nothing")
  @When("{int} peers dial the client, and say nothing")
  public void isDialledInVain(int count) {
    for (int i = 0; i < count; i++) {
      var unused = client.visit().caller().forward(timing.answer());
    }
  }

  @When("the server grants its dial, and joins it to nobody in the lists")
  public void joinsToStranger() {
    joinsTo(client.peer("X"));
  }

  @When(
      "the server grants its dial, and joins it to one that agrees to no security protocol but {word}")
  public void joinsToStrangerOver(String security) {
    PlayedPeer stranger = client.peer("X");
    if (!stranger.speaksOnly(security)) {
      throw new NotApplicable("the run leaves out " + security);
    }
    only = security;
    joinsTo(stranger);
  }

  @When("the server grants its dial, and joins it to {played}")
  public void joinsTo(PlayedPeer other) {
    nested = Nested.with(other, client.visit().dial().accept(), other.identity());
  }

  @When("the server grants its dial, and joins it to the server")
  public void joinsToServer() {
    Visit visit = client.visit();
    nested = Nested.with(client.peer("X"), visit.dial().accept(), visit.serverIdentity());
  }

  @When("the server grants its dial, and joins it to the client")
  public void joinsToItself() {
    Visit visit = client.visit();
    BlockingStream forwarded = visit.caller().forward(timing.answer());
    nested = Nested.between(visit.dial().accept(), forwarded);
  }

  @Then("it ends the nested connection")
  public void endsNested() {
    Visit visit = client.visit();
    Optional<String> end = Waits.within(nested, timing.relay());
    if (!only.isEmpty() && end.equals(Optional.of(Nested.NO_SECURITY))) {
      throw new NotApplicable("the client does not propose " + only + " to a target");
    }
    ClientExpect.that(
        end.isPresent(), "the end of the nested connection", "it goes on; " + visit.run().state());
    ClientExpect.that(
        !visit.run().hasSaid(Saying.Kind.CONNECTED),
        "no connection",
        "the client printed that it is connected");
  }

  private void dial(PlayedPeer dialler) {
    BlockingStream end = client.visit().caller().forward(timing.answer());
    ends.put(dialler, end);
    dialled.put(dialler, dialler.upgrade(end, dialler.identity(), true));
  }

  private void await(PlayedPeer other, CompletableFuture<UpgradedConnection> upgraded) {
    Waits.get(
        upgraded,
        timing.relay(),
        seen ->
            RequirementBroken.here(
                "a libp2p connection with " + other.label() + " over the relay", seen));
  }
}
