package stardust.runner.steps.client;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import stardust.message.RawMessage;
import stardust.peer.PeerId;
import stardust.runner.client.ClientTraits;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.ServedJoin;
import stardust.runner.client.Visit;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Later;
import stardust.runner.time.Timing;

/** The end of a join, lists and acknowledgements. */
public final class ListSteps {

  private final ClientUnderTest client;
  private final ClientTraits traits;
  private final Timing timing;
  private final ScenarioRecord seen;

  public ListSteps(
      ClientUnderTest client, ClientTraits traits, Timing timing, ScenarioRecord seen) {
    this.client = client;
    this.traits = traits;
    this.timing = timing;
    this.seen = seen;
  }

  @When("the server lets it in with a message of no bytes")
  public void letsIn() {
    client.visit().lettingIn().accept();
  }

  @When("the server lets it in with an explicit zero")
  public void letsInWithZero() {
    byte[] zero = RawMessage.empty().varint(1, 0).toBytes();
    client.visit().lettingIn().pipe().sendPayload(zero, "JoinVerify with an explicit zero");
  }

  @When("the server lets it in with fields of later versions")
  public void letsInWithMore() {
    byte[] verify = Later.around(new byte[0]);
    client.visit().lettingIn().pipe().sendPayload(verify, "JoinVerify with unknown fields");
  }

  @When("the server lets it in and sends a list, in one write")
  public void letsInAndLists() {
    Visit visit = client.visit();
    visit.lettingIn().acceptAndList(visit.online());
  }

  @When("the server sends {int} list(s), one after the other")
  public void sendsLists(int count) {
    ServedJoin join = client.visit().join();
    for (int i = 0; i < count; i++) {
      join.list(client.visit().online());
      checkAcks(join);
    }
  }

  @When("the server sends {int} lists in one write")
  public void sendsListsAtOnce(int count) {
    client.visit().join().lists(client.visit().online(), count);
  }

  @When("the server sends 1 more list, and ends the registration stream behind its acknowledgement")
  public void sendsLastList() {
    ServedJoin join = client.visit().join();
    join.list(client.visit().online());
    checkAcks(join);
    join.pipe().stream().closeWrite();
  }

  @When("the server sends a list of {int} peers")
  public void sendsListOf(int count) {
    ServedJoin join = client.visit().join();
    join.list(Crowd.of(count, join));
  }

  @When("the server sends {int} lists of {int} peers, one after the other")
  public void sendsListsOf(int lists, int count) {
    for (int i = 0; i < lists; i++) {
      sendsListOf(count);
      checkAcks(client.visit().join());
    }
  }

  @When("the server sends a list with the client's own id, and with another twice")
  public void sendsListWithDoubles() {
    ServedJoin join = client.visit().join();
    PeerId other = client.peer("B").id();
    join.list(List.of(join.claim().id(), other, other));
  }

  @When("the server sends a list with fields of later versions")
  public void sendsListWithMore() {
    ServedJoin join = client.visit().join();
    byte[] list = ServedJoin.listOf(client.visit().online()).toByteArray();
    join.list(RawMessage.of(Later.around(list)), "Discovery with unknown fields");
  }

  @When("the server sends it a list all the same")
  public void sendsListAllTheSame() {
    client.visit().join().list(client.visit().online());
  }

  @When("the server sends no list for six periods")
  public void sendsNoList() {
    var unused = client.visit().caller().awaitEnd(timing.interval().multipliedBy(6));
  }

  @When("the server sends a list in each of six periods")
  public void sendsListsInTime() {
    for (int i = 0; i < 6; i++) {
      Optional<String> end = client.visit().caller().awaitEnd(timing.interval());
      ClientExpect.that(end.isEmpty(), "a client that stays", "it ended the connection");
      client.visit().join().list(client.visit().online());
    }
  }

  @Then("it has ended the connection")
  public void hasEnded() {
    Visit visit = client.visit();
    ClientExpect.that(
        visit.caller().awaitEnd(timing.slack()).isPresent(),
        "the end of the connection",
        "it goes on; " + visit.run().state());
  }

  /** Blamed on nothing else: a client that did not read that it was let in joins nowhere. */
  @Then("it acknowledges a list")
  public void acknowledgesAList() {
    ServedJoin join = client.visit().join();
    join.list(client.visit().online());
    Optional<String> missing = join.missingAcks();
    ClientExpect.that(missing.isEmpty(), ServedJoin.ACK, missing.orElse(""));
  }

  @Then("it has acknowledged every list")
  public void hasAcknowledged() {
    checkAcks(client.visit().join());
  }

  @Then("it sends no acknowledgement")
  public void sendsNoAck() {
    ClientExpect.noMessage(client.visit().join().nextAck(timing.prompt()), "DiscoveryAck");
  }

  @Then("it has sent one acknowledgement for each list, and nothing else")
  public void hasSentOneEach() {
    ServedJoin join = client.visit().join();
    Optional<String> missing = join.missingAcks();
    Arrival last = join.nextAck(timing.slack());
    while (last instanceof Arrival.Message) {
      last = join.nextAck(timing.slack());
    }
    ClientExpect.that(
        missing.isEmpty() && join.acks() == join.sentLists(),
        join.sentLists() + " messages for " + join.sentLists() + " lists",
        missing.orElse("the client sent " + join.acks()));
  }

  @Then("it is noted whether it acknowledges a list of {int} peers")
  public void noteLongList(int count) {
    ServedJoin join = client.visit().join();
    join.list(Crowd.of(count, join));
    Optional<String> missing = join.missingAcks();
    seen.note(
        "a list of " + count + " peers is " + (missing.isEmpty() ? "" : "not ") + "acknowledged");
  }

  @Then("its session goes on")
  public void goesOn() {
    try {
      ServedJoin join = client.visit().joined();
      join.list(client.visit().online());
      join.awaitAcks();
    } catch (RequirementBroken broken) {
      throw traits.notJoined("a session that goes on", broken);
    }
  }

  @Then("it can join")
  public void canJoin() {
    goesOn();
  }

  private void checkAcks(ServedJoin join) {
    Optional<String> missing = join.missingAcks();
    if (missing.isPresent()) {
      throw traits.notAcknowledged(missing.get());
    }
  }
}
