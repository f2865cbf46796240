package stardust.runner.steps;

import static java.util.stream.Collectors.toSet;

import com.google.protobuf.ByteString;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import stardust.io.Bytes;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.Sighting;
import stardust.runner.probe.Waits;
import stardust.runner.time.Timing;

/** Many peers at once. */
public final class CrowdSteps {

  private final Peers peers;
  private final Timing timing;
  private final PlainUse plain;
  private final List<Peer> crowd = new ArrayList<>();

  public CrowdSteps(Peers peers, Timing timing, PlainUse plain) {
    this.plain = plain;
    this.peers = peers;
    this.timing = timing;
  }

  @When("{int} fresh peers join at the same time")
  public void joinTogether(int count) {
    gather(count);
    joinAgain();
  }

  @Given("{int} fresh peers have been cut off before their solutions")
  public void areCutOffWhileJoining(int count) {
    haveReceivedChallenges(count);
    crowd.forEach(peer -> peer.link().cut());
  }

  @When("they all join again at the same time")
  public void joinAgain() {
    // Connected first: connecting takes longer than a server may wait for the next message.
    each(Peer::connect);
    eachIsChallenged();
    each(peer -> peer.solve(Acks.EMPTY));
  }

  @Given("{int} fresh peers have received a challenge")
  public void haveReceivedChallenges(int count) {
    gather(count);
    each(Peer::connect);
    eachIsChallenged();
  }

  /** As many of them as it lets in soon: a peer that waits for all of them must not be late. */
  @When("these join, one after the other, for a period and a half at most")
  public void solveInTurn() {
    long end = System.nanoTime() + timing.interval().multipliedBy(3).dividedBy(2).toNanos();
    for (Peer peer : crowd) {
      if (System.nanoTime() < end) {
        peer.solve(Acks.EMPTY);
      }
    }
  }

  /** A crowd on a busy machine must not make itself late for its own acknowledgements. */
  @When("{int} fresh peers join, one after the other")
  public void joinInTurn(int count) {
    for (int i = 0; i < count; i++) {
      Peer peer = peers.fresh();
      crowd.add(peer);
      joinAfter(i, peer);
    }
  }

  /** How many a server carries is another question. */
  @When("{int} fresh peers join, one after the other, up to the first that is refused")
  public void joinWhileLetIn(int count) {
    joinInTurn(1);
    for (int i = 1; i < count; i++) {
      Peer peer = peers.fresh();
      try {
        peer.join(Acks.EMPTY);
      } catch (RequirementBroken refused) {
        return;
      }
      crowd.add(peer);
    }
  }

  @When("{int} fresh peers begin to join at the same moment")
  public void beginTogether(int count) {
    gather(count);
    each(Peer::connect);
    each(Peer::register);
    crowd.forEach(Peer::sendInit);
    each(Peer::awaitChallenge);
  }

  @Then("no two of them have got the same salt")
  public void saltsDiffer() {
    Set<String> different =
        crowd.stream().map(peer -> Bytes.hex(peer.exchange().salt())).collect(toSet());
    Expect.that(
        different.size() == crowd.size(),
        crowd.size() + " different salts",
        "only " + different.size() + " of them differ");
  }

  private void gather(int count) {
    for (int i = 0; i < count; i++) {
      crowd.add(peers.fresh());
    }
  }

  /** A server that takes the first and refuses a later one breaks no rule about a single join. */
  private void joinAfter(int others, Peer peer) {
    try {
      peer.join(Acks.EMPTY);
    } catch (RequirementBroken refused) {
      if (others == 0) {
        throw refused;
      }
      throw plain.blame(
          RequirementBroken.here(
              "a join beside " + others + " others that are online", refused.seen()));
    }
  }

  /** Those that have their challenges have stopped half-way for as long as the others wait. */
  private void eachIsChallenged() {
    each(
        Peer::getChallenge,
        failure ->
            crowd.stream().anyMatch(Peer::refused)
                ? notAllJoined(failure)
                : RequirementBroken.of(
                    "ROBUST-02",
                    "a JoinChallenge for each of "
                        + crowd.size()
                        + " peers, before one of them has sent its solution",
                    failure));
  }

  private void each(Consumer<Peer> step) {
    each(step, CrowdSteps::notAllJoined);
  }

  private static RequirementBroken notAllJoined(String failure) {
    return RequirementBroken.here("a JoinVerify without error for each", failure);
  }

  /** All do it at the same time, and the next thing only when all have done it. */
  private void each(Consumer<Peer> step, Function<String, RequirementBroken> someFailed) {
    List<CompletableFuture<Void>> joins =
        crowd.stream().map(peer -> together(() -> step.accept(peer))).toList();
    List<RequirementBroken> broken = new ArrayList<>();
    for (CompletableFuture<Void> join : joins) {
      try {
        Waits.getOr(join, timing.bulk(), CrowdSteps::broken);
      } catch (RequirementBroken failure) {
        broken.add(failure);
      }
    }
    if (broken.size() == crowd.size()) {
      throw broken.get(0);
    }
    if (!broken.isEmpty()) {
      throw plain.blame(someFailed.apply(Waits.words(broken.get(0))));
    }
  }

  /** Where not one of them can join, it is not for being many. */
  private static RequirementBroken broken(Throwable failure) {
    return failure instanceof RequirementBroken known ? known : notAllJoined(Waits.words(failure));
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
    Set<ByteString> all =
        crowd.stream().map(peer -> ByteString.copyFrom(peer.id().bytes())).collect(toSet());
    for (Peer peer : crowd) {
      Set<ByteString> others = new HashSet<>(all);
      others.remove(ByteString.copyFrom(peer.id().bytes()));
      boolean complete =
          peer.membership()
              .await(0, list -> new HashSet<>(list.ids()).containsAll(others), timing.nextList())
              .isPresent();
      if (!complete) {
        checkAllHeldPlace(others);
        throw peer.oddEntry(0)
            .orElseGet(
                () ->
                    plain.blame(
                        RequirementBroken.here(
                            "a Discovery that lists " + others.size() + " others",
                            seenBy(peer, others))));
      }
    }
  }

  /** Who is not online is not listed: that the server ended a registration is another defect. */
  private void checkAllHeldPlace(Set<ByteString> ids) {
    for (Peer peer : crowd) {
      Optional<Arrival> end = peer.membership().end();
      if (end.isPresent() && ids.contains(ByteString.copyFrom(peer.id().bytes()))) {
        throw plain.blame(
            RequirementBroken.of(
                "DISC-24",
                "each of " + crowd.size() + " peers that acknowledge every list to stay online",
                "after "
                    + peer.membership().after(0).size()
                    + " lists for one of them, "
                    + end.get().seen()));
      }
    }
  }

  private static String seenBy(Peer peer, Set<ByteString> others) {
    List<Sighting> lists = peer.membership().after(0);
    long fullest =
        lists.stream()
            .mapToLong(list -> list.ids().stream().distinct().filter(others::contains).count())
            .max()
            .orElse(0);
    String end = peer.membership().end().map(seen -> ", then " + seen.seen()).orElse("");
    return "the fullest of " + lists.size() + " lists had " + fullest + " of them" + end;
  }
}
