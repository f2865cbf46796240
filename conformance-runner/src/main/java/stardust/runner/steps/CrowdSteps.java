package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.time.Timing;

/** Many peers at once. */
public final class CrowdSteps {

  private final Peers peers;
  private final Timing timing;
  private final List<Peer> crowd = new ArrayList<>();

  public CrowdSteps(Peers peers, Timing timing) {
    this.peers = peers;
    this.timing = timing;
  }

  /** All challenges are open before the first solution is sent: that is "at the same time". */
  @When("twenty fresh peers join at the same time")
  public void twentyJoin() {
    for (int i = 0; i < 20; i++) {
      Peer peer = peers.fresh();
      peer.getChallenge();
      crowd.add(peer);
    }
    crowd.forEach(peer -> peer.exchange().sendSolution(peer.exchange().rightSolution()));
    for (Peer peer : crowd) {
      Exchange join = peer.exchange();
      join.awaitVerify()
          .orBroken(seen -> RequirementBroken.here("a JoinVerify without error for each", seen));
      peer.listen(Acks.EMPTY);
    }
  }

  @Then("each of them receives a Discovery that lists all the others")
  public void eachSeesAll() {
    for (Peer peer : crowd) {
      boolean complete =
          peer.membership()
              .await(
                  0,
                  list ->
                      crowd.stream().allMatch(other -> other == peer || list.lists(other.id())),
                  timing.nextList())
              .isPresent();
      Expect.that(complete, "a Discovery with all " + crowd.size() + " peers", "none came");
    }
  }
}
