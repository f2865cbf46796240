package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.time.Duration;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** What comes last from a relay. */
public final class RelayEndSteps {

  /** As much as a finding shows of what nobody wrote. */
  private static final int SHOWN = 32;

  private final Timing timing;
  private final Relays relays;
  private final Peers peers;

  public RelayEndSteps(Timing timing, Relays relays, Peers peers) {
    this.timing = timing;
    this.relays = relays;
    this.peers = peers;
  }

  @Then("{peer} reads the end of the relay")
  public void readsEnd(Peer peer) {
    Arrival arrival = endOf(peer);
    if (!(arrival instanceof Arrival.Ended)) {
      // Whatever else the scenario is about: without half-close it cannot be seen.
      throw RequirementBroken.of(
          "RELAY-11", "the end of " + peer.label() + "'s relay, not its loss", arrival.seen());
    }
  }

  /**
   * Where an end that waits for the answer does not pass either, that is the defect. These two may
   * do otherwise than a plain peer: it is looked for between others.
   */
  @Then("{peer} reads the end of the relay, for which {peer} did not wait")
  public void readsEarlyEnd(Peer target, Peer dialler) {
    Arrival arrival = endOf(target);
    if (!(arrival instanceof Arrival.Ended)) {
      Peer other = peers.fresh();
      Peer another = peers.fresh();
      other.joinIfNeeded();
      another.joinIfNeeded();
      relays.between(other, another);
      relays.end(other).closeWrite();
      readsEnd(another);
      throw RequirementBroken.here(
          "the end of the relay behind what came before it",
          arrival.seen() + ", while an end that waits for the answer comes");
    }
  }

  private Arrival endOf(Peer peer) {
    nothingMore(peer);
    return relays.end(peer).awaitEnd(timing.relay());
  }

  @Then("the relay of {peer} ends")
  public void relayEnds(Peer peer) {
    Expect.ended(relays.end(peer).awaitEnd(timing.relay()));
  }

  /** The other direction has ended already. */
  @Then("the relay of {peer} is reset")
  public void relayIsReset(Peer peer) {
    Expect.that(
        relays.end(peer).awaitClosed(timing.relay()).isPresent(),
        "the reset of " + peer.label() + "'s relay, behind its end",
        "nothing came behind its end");
  }

  /** Whether it ends, and how, is another question, of which other requirements speak. */
  @Then("nothing more comes to {peer} from the relay")
  public void nothingMore(Peer peer) {
    checkNothing(peer, timing.relay());
  }

  @Then("nothing has come to {peer} from the relay")
  public void nothingHasCome(Peer peer) {
    checkNothing(peer, Duration.ZERO);
  }

  /** What nobody wrote breaks RELAY-01 in every scenario. */
  private void checkNothing(Peer peer, Duration timeout) {
    BlockingStream end = relays.end(peer);
    if (end.awaitAnything(timeout)) {
      byte[] more = end.readExactly(SHOWN, Duration.ZERO);
      if (more.length > 0) {
        throw RequirementBroken.of(
            "RELAY-01",
            "nothing to come to " + peer.label() + " but what was written into the relay",
            "it read " + RelayedBytes.printable(more) + ", which nobody wrote");
      }
    }
  }
}
