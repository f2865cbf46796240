package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.util.List;
import stardust.multistream.MultistreamLine;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Link;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** Relayed bytes that a server would read, answer or act on if they came on another stream. */
public final class LookalikeSteps {

  private final Timing timing;
  private final Relays relays;

  public LookalikeSteps(Timing timing, Relays relays) {
    this.timing = timing;
    this.relays = relays;
  }

  /** One after the other, so that each comes to the server by itself. */
  @Then("bytes that would be messages elsewhere pass from {peer} to {peer} as they are")
  public void passAsTheyAre(Peer from, Peer to) {
    for (byte[] lookalike : lookalikes(from.membership().pipe(), to)) {
      relays.end(from).write(lookalike);
      byte[] read = relays.end(to).readExactly(lookalike.length, timing.relay());
      RelayedBytes.checkSame(lookalike, read);
    }
  }

  private static List<byte[]> lookalikes(MessagePipe framing, Peer target) {
    DialResponse refusal = DialResponse.newBuilder().setError(Error.E_GENERIC).build();
    DialRequest dial = DialAttempt.request(target.id().bytes());
    return List.of(
        framing.frame(dial.toByteArray()),
        framing.frame(refusal.toByteArray()),
        framing.frame(new byte[0]),
        MultistreamLine.of(Link.STARDUST).encode(),
        MultistreamLine.NOT_AVAILABLE.encode());
  }
}
