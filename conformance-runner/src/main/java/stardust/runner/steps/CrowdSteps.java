package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Waits;
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

  @When("{int} fresh peers join at the same time")
  public void joinTogether(int count) {
    for (int i = 0; i < count; i++) {
      crowd.add(peers.fresh());
    }
    // Connected first: connecting takes longer than a server may wait for the next message.
    each(Peer::connect);
    each(Peer::getChallenge);
    each(CrowdSteps::solve);
  }

  private static void solve(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(join.rightSolution());
    join.awaitVerify()
        .orBroken(seen -> RequirementBroken.of("JOIN-21", "a JoinVerify without error", seen));
    peer.listen(Acks.EMPTY);
  }

  /** All do it at the same time, and the next thing only when all have done it. */
  private void each(Consumer<Peer> step) {
    List<CompletableFuture<Void>> joins =
        crowd.stream().map(peer -> together(() -> step.accept(peer))).toList();
    for (CompletableFuture<Void> join : joins) {
      Waits.get(
          join,
          timing.bulk(),
          words -> RequirementBroken.here("a JoinVerify without error for each", words));
    }
  }

  /** On a thread of its own, as a join waits. */
  private static CompletableFuture<Void> together(Runnable join) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                join.run();
                done.complete(null);
              } catch (RuntimeException | AssertionError failure) {
                done.completeExceptionally(failure);
              }
            },
            "crowd");
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  @Then("each of them receives a Discovery that lists all the others")
  public void eachSeesAll() {
    for (Peer peer : crowd) {
      boolean complete =
          peer.membership()
              .await(
                  0,
                  list -> crowd.stream().allMatch(other -> other == peer || list.lists(other.id())),
                  timing.nextList())
              .isPresent();
      Expect.that(complete, "a Discovery with all " + crowd.size() + " peers", "none came");
    }
  }
}
