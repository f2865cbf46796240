package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stardust.connection.UpgradedConnection;
import stardust.peer.PeerId;
import stardust.runner.judge.NotApplicable;
import stardust.runner.probe.NestedUpgrade;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** libp2p between two peers, over a relay. */
public final class NestedSteps {

  private final NestedUpgrade upgrade;
  private final Relays relays;
  private final Timing timing;
  private final Map<Peer, UpgradedConnection> nested = new HashMap<>();

  public NestedSteps(NestedUpgrade upgrade, Relays relays, Timing timing) {
    this.upgrade = upgrade;
    this.relays = relays;
    this.timing = timing;
  }

  @Given("{peer} and {peer} upgrade the relay to a libp2p connection")
  public void upgradeRelay(Peer dialler, Peer target) {
    NestedUpgrade.Ends ends = upgrade.run(dialler, relays.end(dialler), target, relays.end(target));
    nested.put(dialler, ends.dialler());
    nested.put(target, ends.target());
  }

  @Given("{peer} and {peer} upgrade the relay, and {peer} refuses what {peer} proposes first")
  public void upgradeRelayAtTheSecondProposal(Peer dialler, Peer target, Peer same, Peer proposer) {
    Expect.that(target == same && dialler == proposer, "two peers", "more were named");
    NestedUpgrade.Ends ends =
        upgrade.runAfterRefusals(dialler, relays.end(dialler), target, relays.end(target));
    nested.put(dialler, ends.dialler());
    nested.put(target, ends.target());
  }

  @Then("{peer} and {peer} have proved their identities to each other")
  public void haveProvedIdentities(Peer one, Peer other) {
    checkRemote(one, other.id());
    checkRemote(other, one.id());
  }

  @Then("{peer}'s ping over the relay is answered by {peer}")
  public void pingIsAnswered(Peer from, Peer to) {
    upgrade.ping(nestedOf(from), from.bytes(32), to.label(), timing.answer());
  }

  private void checkRemote(Peer peer, PeerId expected) {
    Optional<PeerId> remote = nestedOf(peer).remotePeer();
    if (remote.isEmpty()) {
      throw new NotApplicable("without security nobody proves an identity");
    }
    Expect.that(remote.get().equals(expected), "the identity " + expected, "it is " + remote.get());
  }

  private UpgradedConnection nestedOf(Peer peer) {
    UpgradedConnection connection = nested.get(peer);
    if (connection == null) {
      throw new IllegalStateException(peer.label() + " has no connection over a relay");
    }
    return connection;
  }
}
