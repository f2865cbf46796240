package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stardust.io.Bytes;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;

/** What must be new every time. */
public final class FreshnessSteps {

  private final Peers peers;
  private final List<String> salts = new ArrayList<>();

  public FreshnessSteps(Peers peers) {
    this.peers = peers;
  }

  @When("ten fresh peers each get a JoinChallenge")
  public void tenPeersGetChallenges() {
    for (int i = 0; i < 10; i++) {
      salts.add(Bytes.hex(peers.fresh().getChallenge().salt()));
    }
  }

  @When("{peer} gets two challenges for the same JoinInit")
  public void getsTwoChallenges(Peer peer) {
    byte[] random = peer.random128();
    for (int i = 0; i < 2; i++) {
      peer.connect();
      Exchange join = peer.register();
      join.sendInit(join.init(random));
      join.awaitChallenge()
          .orBroken(seen -> RequirementBroken.of("JOIN-01", "a JoinChallenge without error", seen));
      salts.add(Bytes.hex(join.salt()));
    }
  }

  @Then("no two of their salts are the same")
  public void saltsDiffer() {
    Set<String> different = new HashSet<>(salts);
    Expect.that(
        different.size() == salts.size(),
        salts.size() + " different salts",
        "only " + different.size() + " of them differ");
  }
}
