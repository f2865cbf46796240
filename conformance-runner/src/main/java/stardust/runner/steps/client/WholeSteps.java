package stardust.runner.steps.client;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.Invitation;
import stardust.runner.client.Visit;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.MessagePipe;
import stardust.runner.time.Timing;
import stardust.spec.message.JoinChallenge;

/** The framing of messages: the client's own, and lengths that no message has. */
public final class WholeSteps {

  private final ClientUnderTest client;
  private final Timing timing;
  private Optional<MessagePipe> awaiting = Optional.empty();

  public WholeSteps(ClientUnderTest client, Timing timing) {
    this.client = client;
    this.timing = timing;
  }

  /** What is no whole message was a finding where it came; what is begun now would be one. */
  @Then("everything that it has sent was whole messages")
  public void sentWholeMessages() {
    var unused = client.visit().join().nextAck(timing.slack());
  }

  @Given("the client awaits a {word}")
  public void awaits(String message) {
    Visit visit =
        message.equals("DialResponse")
            ? client.start(server -> new Invitation.Dial(server, client.peer("B").id()))
            : client.start();
    awaiting =
        Optional.of(
            switch (message) {
              case "JoinChallenge" -> awaitsChallenge(visit);
              case "JoinVerify" -> visit.solved().pipe();
              case "Discovery" -> visit.joined().pipe();
              case "DialResponse" -> awaitsResponse(visit);
              default -> throw new IllegalArgumentException("no message " + message);
            });
  }

  @When("the server sends the length {word} and {int} bytes")
  public void sendsLength(String length, int bytes) {
    MessagePipe pipe = awaiting.orElseThrow();
    byte[] rest = client.visit().join().bytes(bytes);
    pipe.sendRaw(pipe.frame(Long.parseLong(length, 16), rest), "a length too long");
  }

  @Then("it ends the stream, before that many bytes have come")
  public void endsStream() {
    Arrival arrival = awaiting.orElseThrow().next(JoinChallenge.class, timing.prompt());
    ClientExpect.ended(arrival);
  }

  private static MessagePipe awaitsChallenge(Visit visit) {
    var unused = visit.join().init();
    return visit.join().pipe();
  }

  private static MessagePipe awaitsResponse(Visit visit) {
    var unused = visit.dial().request();
    return visit.dial().pipe();
  }
}
