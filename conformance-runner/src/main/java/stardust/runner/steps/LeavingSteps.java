package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Link;
import stardust.runner.probe.Membership;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.Sighting;
import stardust.runner.time.Timing;

/** Peers that leave, fall silent, or come a second time. */
public final class LeavingSteps {

  private final Peers peers;
  private final Timing timing;
  private @Nullable Membership first;

  public LeavingSteps(Peers peers, Timing timing) {
    this.peers = peers;
    this.timing = timing;
  }

  @When("{peer} closes its connection")
  public void closes(Peer peer) {
    peer.link().close();
  }

  @When("{peer}'s connection is cut")
  public void isCut(Peer peer) {
    peer.link().cut();
  }

  /**
   * Where the server has not noticed in time, another rule is broken than those of what follows.
   */
  @When("{peer}'s connection is cut, and it soon is in no new list that {peer} receives")
  public void isCutAndLeaves(Peer leaver, Peer witness) {
    isCut(leaver);
    soonIsInNoList(leaver, witness);
  }

  @When("the connections of {peers} are cut")
  public void areCut(List<Peer> leavers) {
    leavers.stream().map(Peer::link).forEach(Link::cut);
  }

  @When("{peer}'s connection is cut, and {peer} joins again, {int} times over")
  public void comesBackOften(Peer peer, Peer same, int times) {
    for (int i = 0; i < times; i++) {
      peer.link().cut();
      peer.connect();
      try {
        peer.join(Acks.EMPTY);
      } catch (RequirementBroken broken) {
        throw RequirementBroken.here(
            peer.label() + " to join for the " + (i + 2) + "th time (" + broken.expected() + ")",
            broken.seen());
      }
    }
  }

  @When("{peer} resets its registration stream")
  public void resetsRegistration(Peer peer) {
    peer.membership().pipe().stream().reset();
  }

  /** A server may hold that it is online until its connection ends: then it is listed, too. */
  @When("{peer} resets its registration stream, and soon is in no new list that {peer} receives")
  public void resetsAndLeaves(Peer leaver, Peer witness) {
    resetsRegistration(leaver);
    try {
      soonIsInNoList(leaver, witness);
    } catch (RequirementBroken broken) {
      throw broken.requirement().isPresent()
          ? broken
          : RequirementBroken.of("DISC-22", broken.expected(), broken.seen());
    }
  }

  @When("{peer} closes its registration stream")
  public void closesRegistration(Peer peer) {
    peer.membership().pipe().stream().closeWrite();
  }

  @When("{peer} joins once more on a second connection")
  @When("{peer} joins once more on a third connection")
  public void joinsOnceMore(Peer peer) {
    first = peer.membership();
    peer.connect();
    peer.join(Acks.EMPTY);
  }

  @When("{peer} joins once more on a second connection, and acknowledges nothing yet")
  public void joinsOnceMoreSilently(Peer peer) {
    peer.connect();
    peer.join(Acks.NONE);
  }

  @When("{peer} resets its first registration stream")
  public void resetsFirstRegistration(Peer peer) {
    Objects.requireNonNull(first, peer.label()).pipe().stream().reset();
  }

  /** Before a server that hears nothing more of the peer takes it off for its silence. */
  @Then("the server soon ends the registration of {peer}")
  public void endsRegistration(Peer peer) {
    Duration soon =
        timing.prompt().compareTo(timing.noticing()) < 0 ? timing.prompt() : timing.noticing();
    Optional<Arrival> end = peer.membership().awaitEnd(soon);
    Expect.ended(end.orElseGet(() -> new Arrival.Silence(soon, 0)));
  }

  /** Each of the two has its challenge before either is solved. */
  @When("{peer} joins on two connections at the same time")
  public void joinsTwice(Peer peer) {
    Exchange first = peer.getChallenge();
    peer.connect();
    peer.getChallenge();
    first.sendSolution(first.rightSolution());
    first
        .awaitVerify()
        .orBroken(seen -> RequirementBroken.of("JOIN-21", "a JoinVerify without error", seen));
    peer.solve(Acks.EMPTY);
  }

  @When("{peer}'s first connection is cut")
  public void firstIsCut(Peer peer) {
    peer.links().get(0).cut();
  }

  @Then("{peer} soon is in no new list that {peer} receives")
  public void soonIsInNoList(Peer leaver, Peer witness) {
    soonAreInNoList(List.of(leaver), witness);
  }

  /** Newcomers make the server send lists; one after it could know has none of the leavers. */
  @Then("{peers} soon are in no new list that {peer} receives")
  public void soonAreInNoList(List<Peer> leavers, Peer witness) {
    long deadline = System.nanoTime() + timing.noticing().toNanos();
    List<String> listed = labels(leavers);
    while (!listed.isEmpty() && System.nanoTime() < deadline) {
      Sighting list = nextListOnJoin(witness);
      listed = labels(leavers.stream().filter(each -> list.lists(each.id())).toList());
    }
    if (!listed.isEmpty()) {
      throw stillListed(leavers, listed);
    }
  }

  /** Of a connection that has ended it is another rule than that of most scenarios. */
  private RequirementBroken stillListed(List<Peer> leavers, List<String> listed) {
    boolean isOver =
        leavers.stream()
            .flatMap(leaver -> leaver.links().stream())
            .allMatch(link -> link.closed().isDone());
    String ended = isOver ? ", whose connection has ended" : ", whose registration has ended";
    String expected = "lists without " + String.join(", ", labels(leavers)) + ended;
    String seen =
        "after "
            + timing.noticing().toMillis()
            + " ms they still have "
            + String.join(", ", listed);
    return isOver
        ? RequirementBroken.of("DISC-21", expected, seen)
        : RequirementBroken.here(expected, seen);
  }

  /** Nobody joins: lists come with the period only. */
  @Then("{peer} soon is in no list of a period that {peer} receives")
  public void leavesPeriodicLists(Peer leaver, Peer witness) {
    witness.awaitList(
        witness.membership().mark(),
        list -> !list.lists(leaver.id()),
        "DISC-21",
        "a list of a period without " + leaver.label() + ", whose connection has ended");
  }

  /** The lists that their joins have caused have come: no other one is due before the period's. */
  @Then("{peers} are in the next list of a period that {peer} receives")
  public void areInPeriodicList(List<Peer> listed, Peer witness) {
    int mark = witness.membership().mark();
    Sighting next = witness.awaitList(mark, any -> true, "DISC-03", "a list of the period");
    List<String> missing = labels(listed.stream().filter(peer -> !next.lists(peer.id())).toList());
    Expect.that(
        missing.isEmpty(),
        "a list of the period that has " + String.join(", ", labels(listed)),
        "it lacks " + String.join(", ", missing));
  }

  private static List<String> labels(List<Peer> peers) {
    return peers.stream().map(Peer::label).toList();
  }

  @Then("{peer} is in no new list that {peer} receives")
  public void isInNoList(Peer silent, Peer witness) {
    Expect.that(
        !nextListOnJoin(witness).lists(silent.id()),
        "lists without " + silent.label(),
        "the list that was sent next has it");
  }

  @Then("{peer} is in none of the next {int} lists that {peer} receives")
  public void staysAway(Peer leaver, int count, Peer witness) {
    int mark = witness.membership().mark();
    while (witness.membership().mark() - mark < count) {
      nextListOnJoin(witness);
    }
    long with =
        witness.membership().after(mark).stream().filter(list -> list.lists(leaver.id())).count();
    Expect.that(
        with == 0,
        "lists without " + leaver.label() + ", which an earlier one did not have anymore",
        with + " of " + (witness.membership().mark() - mark) + " later lists have it again");
  }

  @Then("{peer} stays in the lists that {peer} receives")
  public void staysListed(Peer peer, Peer witness) {
    int mark = witness.membership().mark();
    nextListOnJoin(witness);
    nextListOnJoin(witness);
    List<Sighting> lists = witness.membership().after(mark);
    Expect.that(
        lists.stream().allMatch(list -> list.lists(peer.id())),
        "lists that all have " + peer.label(),
        lists.stream().filter(list -> !list.lists(peer.id())).count()
            + " of "
            + lists.size()
            + " lists did not have it");
  }

  /** What answers no list, and is read as one, lists nobody. */
  @Then("{peer} is in every list that {peer} has received, and in the next")
  public void isInEveryList(Peer peer, Peer witness) {
    nextListOnJoin(witness);
    List<Sighting> lists = witness.membership().after(0);
    long without = lists.stream().filter(list -> !list.lists(peer.id())).count();
    if (lists.stream().anyMatch(list -> !list.lists(peer.id()) && !list.ids().isEmpty())) {
      throw RequirementBroken.of(
          "DISC-12",
          "lists that all have " + peer.label(),
          without + " of " + lists.size() + " did not");
    }
    Expect.that(
        without == 0,
        "nothing but lists that all have " + peer.label(),
        without + " of " + lists.size() + " messages, read as lists, did not have it");
  }

  @When("{peer} has acknowledged the lists of four periods")
  public void hasAcknowledged(Peer peer) {
    letPass(peer, timing.interval().multipliedBy(4));
  }

  /**
   * A quarter of a period behind the second of each two, so that the first has been waiting for
   * more than a period. A server that sends no list before the last is acknowledged gets them one
   * by one; no acknowledgement comes two periods late (section 11).
   */
  @When("{peer} acknowledges its lists two at a time, for {int} periods")
  public void acknowledgesInPairs(Peer peer, int periods) {
    Membership membership = peer.membership();
    Duration period = timing.interval();
    long end = System.nanoTime() + period.multipliedBy(periods).toNanos();
    int acknowledged = 0;
    while (System.nanoTime() < end && !isOver(peer)) {
      anyList(membership, acknowledged, timing.nextList(), end);
      anyList(membership, acknowledged + 1, period.plus(timing.atOnce()), end);
      anyList(membership, acknowledged + 2, period.dividedBy(4), end);
      int received = membership.mark();
      membership.acknowledge(received - acknowledged);
      acknowledged = received;
    }
  }

  @When("{int} periods have passed")
  public void periodsPass(int count) {
    pass(timing.interval().multipliedBy(count));
  }

  /**
   * The server has had time, and nobody has joined for it. Whether the list comes is not judged.
   */
  @When("{peer} has waited for the next list")
  public void waitsForList(Peer peer) {
    var unused = peer.membership().await(peer.membership().mark(), list -> true, timing.nextList());
  }

  /** What has a time of its own, and not that of the lists, may be longer than a short period. */
  @When("{int} periods, and {int} seconds at least, have passed")
  public void periodsPass(int count, int seconds) {
    Duration periods = timing.interval().multipliedBy(count);
    Duration least = Duration.ofSeconds(seconds);
    pass(periods.compareTo(least) < 0 ? least : periods);
  }

  private void pass(Duration time) {
    Peer clock = peers.fresh();
    clock.join(Acks.EMPTY);
    letPass(clock, time);
    if (isOver(clock)) {
      throw RequirementBroken.of(
          "DISC-24", "a peer that acknowledges every list to stay online", clock.listsSince(0));
    }
  }

  /** A list of the period is one that comes when no other has come for a while. */
  @When(
      "{peer} acknowledges all its lists when that of the period has come behind those of the joins")
  public void acknowledgesAllLater(Peer peer) {
    Membership membership = peer.membership();
    long before = System.nanoTime();
    long end = before + timing.nextList().toNanos();
    boolean isOfPeriod = false;
    while (!isOfPeriod && before < end) {
      Optional<Sighting> next =
          membership.await(membership.mark(), list -> true, timing.nextList());
      long came = next.map(Sighting::nanos).orElseGet(System::nanoTime);
      isOfPeriod = next.isEmpty() || came - before > timing.interval().dividedBy(4).toNanos();
      before = came;
    }
    membership.acknowledge(membership.mark());
  }

  /** Lets the time pass on the server's own clock: a peer that gets its lists counts them. */
  private void letPass(Peer clock, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end && !isOver(clock)) {
      anyList(clock.membership(), clock.membership().mark(), timing.nextList(), end);
    }
  }

  /** Waits for a list behind the mark, and for no longer than up to the end. */
  private static void anyList(Membership membership, int mark, Duration timeout, long end) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    membership.await(mark, list -> true, left.compareTo(timeout) < 0 ? left : timeout);
  }

  private static boolean isOver(Peer peer) {
    return peer.membership().end().isPresent();
  }

  private Sighting nextListOnJoin(Peer witness) {
    int mark = witness.membership().mark();
    Peer newcomer = peers.fresh();
    newcomer.join(Acks.EMPTY);
    return awaitListWith(newcomer, witness, mark);
  }

  /** Where lists come that lack the newcomer, what they hold is wrong, and not when they come. */
  private Sighting awaitListWith(Peer newcomer, Peer witness, int mark) {
    Membership membership = witness.membership();
    boolean others = membership.await(mark, any -> true, timing.nextList()).isPresent();
    return witness.awaitList(
        mark,
        list -> list.lists(newcomer.id()),
        others ? "DISC-12" : "DISC-02",
        "a Discovery that lists a newcomer");
  }

  /** A server that goes by the number of peers sees none of this in its lists. */
  @Then("{peers} are in {peer}'s lists, each when it joins as another of them is cut off")
  public void areListedInPlaceOfOthers(List<Peer> newcomers, Peer witness) {
    Peer before = newcomers.get(0);
    before.join(Acks.EMPTY);
    awaitListWith(before, witness, 0);
    for (Peer newcomer : newcomers.subList(1, newcomers.size())) {
      before.link().cut();
      int mark = witness.membership().mark();
      newcomer.join(Acks.EMPTY);
      awaitListWith(newcomer, witness, mark);
      before = newcomer;
    }
  }
}
