package stardust.runner.steps.client;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import stardust.connection.UpgradedConnection;
import stardust.muxer.MuxerFactory;
import stardust.runner.client.Caller;
import stardust.runner.client.ClientTraits;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Conduct;
import stardust.runner.client.Conduct.Stage;
import stardust.runner.client.Declined;
import stardust.runner.client.Visit;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Offer;

/** How the played server behaves, and the start of the client. */
public final class StartSteps {

  private final ClientUnderTest client;
  private final ClientTraits traits;

  public StartSteps(ClientUnderTest client, ClientTraits traits) {
    this.client = client;
    this.traits = traits;
  }

  @Given("the server writes each byte on its own")
  public void writesSlowly() {
    client.conduct(client.conduct().byteByByte());
  }

  @Given("the server proves another identity than that in its address")
  public void provesAnother() {
    client.conduct(client.conduct().withProven(client.identity()));
  }

  @Given("the server agrees to no security protocol but {word}")
  public void agreesToOneSecurity(String security) {
    Offer only = client.offer().withOnlySecurity(security);
    if (only.securities().isEmpty()) {
      throw new NotApplicable("the run leaves out " + security);
    }
    client.conduct(client.conduct().withOffer(only));
  }

  @Given("the server refuses every security protocol")
  public void refusesSecurity() {
    Offer offer =
        new Offer(client.offer().binding(), List.of(Declined.SECURITY), client.offer().muxers());
    client.conduct(client.conduct().withOffer(offer));
  }

  @Given("the server refuses every muxer")
  public void refusesMuxer() {
    Offer offer =
        new Offer(client.offer().binding(), client.offer().securities(), List.of(Declined.MUXER));
    client.conduct(client.conduct().withOffer(offer));
  }

  @Given("the server refuses stardust")
  public void refusesStardust() {
    client.conduct(client.conduct().withoutStardust());
  }

  @Given("the server opens a stream of its own as soon as it is connected")
  public void opensFirst() {
    client.conduct(client.conduct().withGreeting(UpgradedConnection::openRaw));
  }

  @Given("the server opens the registration stream late")
  public void opensLate() {
    client.conduct(client.conduct().withLate(client.timing().stall()));
  }

  @When("the client is started")
  public void isStarted() {
    client.start();
  }

  @Given("the client has sent a JoinInit")
  public void hasSentInit() {
    var unused = client.visit().join().init();
  }

  @Given("the client has sent the right solution")
  public void hasSolved() {
    client.visit().solved();
  }

  @Given("the client has joined")
  public void hasJoined() {
    client.visit().joined();
  }

  @Given("the client has joined a server that agrees to no muxer but {word}")
  public void hasJoinedOn(String muxer) {
    Offer offer = client.offer();
    List<MuxerFactory> only =
        offer.muxers().stream().filter(each -> each.protocol().equals(muxer)).toList();
    if (only.isEmpty()) {
      throw new NotApplicable("the run leaves out " + muxer);
    }
    client.conduct(client.conduct().withOffer(offer.with(offer.securities(), only)));
    Visit visit = client.start();
    try {
      visit.joined();
    } catch (RequirementBroken broken) {
      if (visit.caller().proposals().stream().noneMatch(each -> each.protocol().equals(muxer))) {
        throw new NotApplicable("the client does not propose " + muxer);
      }
      throw broken;
    }
  }

  @When("the server stops {stage}")
  public void stops(StageName where) {
    goTo(where);
  }

  @When("the server closes {stage}")
  public void closes(StageName where) {
    goTo(where).caller().close();
  }

  @When("the server cuts the connection")
  public void cuts() {
    Caller caller = client.visit().caller();
    if (caller.awaitEnd(Duration.ZERO).isPresent()) {
      throw new NotApplicable("the client leaves before its connection can be cut");
    }
    caller.cut();
  }

  @Then("a fresh start of the client joins a right server")
  public void startsAfresh() {
    client.checkFreshStart(traits);
  }

  private Visit goTo(StageName where) {
    client.conduct(Conduct.right(client.offer()).withUpTo(where.stage()));
    Visit visit = client.start();
    visit.caller();
    if (where.stage() != Stage.STARDUST) {
      visit.caller().awaitStage(client.timing().starting());
    }
    where.take(visit);
    return visit;
  }
}
