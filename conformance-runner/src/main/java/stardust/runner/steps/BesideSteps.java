package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.List;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** Relays beside which another one of the same peer ends. */
public final class BesideSteps {

  private final Timing timing;
  private final Relays relays;
  private final List<Relays.Relay> staying = new ArrayList<>();

  public BesideSteps(Timing timing, Relays relays) {
    this.timing = timing;
    this.relays = relays;
  }

  @Given("{peer} has dialled {peer}, and {peer} has dialled {peer}, for relays that are to stay")
  public void haveDialled(Peer one, Peer target, Peer other, Peer otherTarget) {
    List.of(one, target, other).forEach(Peer::joinIfNeeded);
    staying.add(relays.between(one, target));
    staying.add(relays.between(other, otherTarget));
  }

  @Then("the relays that are to stay carry {int} bytes each way")
  public void carryBytes(int count) {
    for (Relays.Relay relay : staying) {
      pass(count, relay.dialler(), relay.target());
      pass(count, relay.target(), relay.dialler());
    }
  }

  private void pass(int count, BlockingStream from, BlockingStream to) {
    byte[] written = new byte[count];
    for (int i = 0; i < count; i++) {
      written[i] = (byte) (i ^ i >> 8);
    }
    RelayedBytes.pass(written, from, to, timing.relay());
  }
}
