package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** Bytes through a relay, and its ends. */
public final class RelaySteps {

  private final Timing timing;
  private final Relays relays;
  private byte[] written = new byte[0];

  public RelaySteps(Timing timing, Relays relays) {
    this.timing = timing;
    this.relays = relays;
  }

  @Given("{peer} and {peer} are relayed")
  public void areRelayed(Peer dialler, Peer target) {
    joinIfNeeded(dialler);
    joinIfNeeded(target);
    relays.between(dialler, target);
  }

  @When("{peer} writes {string} into the relay")
  public void writesText(Peer peer, String text) {
    relays.end(peer).write(text.getBytes(StandardCharsets.UTF_8));
  }

  @When("{peer} writes {int} bytes into the relay")
  public void writesBytes(Peer peer, int count) {
    written = peer.bytes(count);
    relays.end(peer).write(written);
  }

  @Then("{peer} reads {string} from the relay")
  @Then("the first that {peer} reads from the relay is {string}")
  public void readsText(Peer peer, String text) {
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    byte[] read = relays.end(peer).readExactly(expected.length, timing.relay());
    Expect.that(
        Arrays.equals(expected, read),
        "\"" + text + "\" to reach " + peer.label(),
        "it read " + RelayedBytes.printable(read));
  }

  @Then("{peer} reads the same bytes")
  public void readsSameBytes(Peer peer) {
    byte[] read = relays.end(peer).readExactly(written.length, timing.relay());
    RelayedBytes.checkSame(written, read);
  }

  @When("{peer} closes its side of the relay")
  public void closesSide(Peer peer) {
    relays.end(peer).closeWrite();
  }

  @When("{peer} resets its side of the relay")
  public void resetsSide(Peer peer) {
    relays.end(peer).reset();
  }

  @Then("{peer} reads the end of the relay")
  public void readsEnd(Peer peer) {
    BlockingStream end = relays.end(peer);
    byte[] more = end.read(1, timing.relay());
    Expect.that(more.length == 0, "the end of the relay", "another byte came");
    Arrival arrival = end.awaitEnd(timing.relay());
    Expect.that(
        arrival instanceof Arrival.Ended, "the end of the relay, not its loss", arrival.seen());
  }

  @Then("the relay of {peer} ends")
  public void relayEnds(Peer peer) {
    Expect.ended(relays.end(peer).awaitEnd(timing.relay()));
  }

  private static void joinIfNeeded(Peer peer) {
    if (!peer.isMember()) {
      peer.join(Acks.EMPTY);
    }
  }
}
