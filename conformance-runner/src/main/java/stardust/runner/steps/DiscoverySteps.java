package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Membership;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.Sighting;
import stardust.runner.time.Timing;

/** When lists come, and what they hold. */
public final class DiscoverySteps {

  private static final int OTHERS = 7;

  private final Peers peers;
  private final Timing timing;
  private final PlainUse plain;
  private final List<Long> delays = new ArrayList<>();
  private final Map<Peer, Long> joined = new LinkedHashMap<>();

  public DiscoverySteps(Peers peers, Timing timing, PlainUse plain) {
    this.peers = peers;
    this.plain = plain;
    this.timing = timing;
  }

  @When("{peers} join one after the other, each when the one before has its first list")
  public void joinEachAfterOwnList(List<Peer> peers) {
    for (Peer peer : peers) {
      peer.join(Acks.EMPTY);
      long joined = System.nanoTime();
      delays.add(anyList(peer, 0).nanos() - joined);
    }
  }

  /** Each is alone with the server, which has had word of the end before by the time it joins. */
  @When("{peers} join one after the other, each when the one before has its first list and left")
  public void joinEachAlone(List<Peer> peers) {
    for (Peer peer : peers) {
      joinEachAfterOwnList(List.of(peer));
      peer.link().close();
    }
  }

  @When("{peers} come back one after the other, each when the one before has its first list")
  public void comeBackEachAfterOwnList(List<Peer> peers) {
    for (Peer peer : peers) {
      peer.connect();
      joinEachAfterOwnList(List.of(peer));
    }
  }

  /** Which of its two connections the list comes on is the server's choice: JOIN-42. */
  @When("{peers} join once more, each when the one before has a list for that")
  public void joinOnceMoreEachAfterOwnList(List<Peer> peers) {
    for (Peer peer : peers) {
      Membership older = peer.membership();
      peer.connect();
      peer.getChallenge();
      int mark = older.mark();
      peer.solve(Acks.EMPTY);
      long joined = System.nanoTime();
      Optional<Sighting> newer = peer.membership().await(0, list -> true, timing.nextList());
      long came =
          Stream.concat(newer.stream(), older.after(mark).stream())
              .mapToLong(Sighting::nanos)
              .min()
              .orElseThrow(
                  () ->
                      plain.blame(
                          RequirementBroken.of(
                              "DISC-03",
                              "a Discovery on one of the connections of " + peer.label(),
                              "none came")));
      delays.add(came - joined);
    }
  }

  @When("{peers} join one after the other, each when {peer} has a list with the one before")
  public void joinEachAfterListOf(List<Peer> peers, Peer witness) {
    for (Peer peer : peers) {
      // Right behind a list of the period the next one is far.
      anyList(witness, witness.membership().mark());
      peer.join(Acks.EMPTY);
      joined.put(peer, System.nanoTime());
      addDelay(peer, witness);
    }
  }

  @When("{peers} come back one after the other, each right behind a list of {peer}")
  @When("{peers} join once more, each right behind a list of {peer}")
  public void comeBackEachBehindListOf(List<Peer> peers, Peer witness) {
    for (Peer peer : peers) {
      peer.connect();
      anyList(witness, witness.membership().mark());
      // Older lists have the peer from its first time.
      int mark = witness.membership().mark();
      peer.join(Acks.EMPTY);
      addDelay(peer, System.nanoTime(), witness, mark);
    }
  }

  @When(
      "{peers} join one after the other, each right behind a list of {peer} and a dial of {peer} by {peer}")
  public void joinEachAfterDial(List<Peer> peers, Peer witness, Peer target, Peer dialler) {
    for (Peer peer : peers) {
      anyList(witness, witness.membership().mark());
      dialler.dial(target.id().bytes());
      peer.join(Acks.EMPTY);
      addDelay(peer, witness);
    }
  }

  /** Of each pair the second counts, whose join comes right behind an announcement. */
  @When("{peers} join two by two, each pair right behind a list that {peer} has received")
  public void joinInPairs(List<Peer> peers, Peer witness) {
    for (int i = 0; i + 1 < peers.size(); i += 2) {
      List<Peer> pair = peers.subList(i, i + 2);
      anyList(witness, witness.membership().mark());
      pair.forEach(Peer::getChallenge);
      pair.forEach(peer -> peer.solve(Acks.EMPTY));
      addDelay(pair.get(1), witness);
    }
  }

  /** Up to most of a period later: until then a list can be late because others join. */
  @When(
      "{peers} join, each right behind a list of {peer}, and others behind each, a tenth of a period apart")
  public void joinWithOthersBehind(List<Peer> newcomers, Peer witness) {
    for (Peer peer : newcomers) {
      anyList(witness, witness.membership().mark());
      peer.join(Acks.EMPTY);
      long when = System.nanoTime();
      for (int i = 0; i < OTHERS; i++) {
        // None is waited for: the time passes.
        witness.membership().await(0, list -> false, timing.interval().dividedBy(10));
        peers.fresh().join(Acks.EMPTY);
      }
      addDelay(peer, when, witness, 0);
    }
  }

  /**
   * All within one period: a witness that acknowledges nothing may be taken off after a few. Behind
   * the first periodic list, for the witness to be a period behind with its acknowledgement.
   */
  @When("{peers} join, right behind the second list that {peer} has received")
  public void joinBehindSecondListOf(List<Peer> peers, Peer witness) {
    anyList(witness, 0);
    anyList(witness, 1);
    for (Peer peer : peers) {
      peer.join(Acks.EMPTY);
      joined.put(peer, System.nanoTime());
    }
    joined.forEach((peer, when) -> addDelay(peer, when, witness, 0));
  }

  @When("{peer} receives a list with each of them as well")
  public void receivesListWithEach(Peer witness) {
    joined.forEach((peer, when) -> addDelay(peer, when, witness, 0));
  }

  private void addDelay(Peer newcomer, Peer witness) {
    addDelay(newcomer, System.nanoTime(), witness, 0);
  }

  private void addDelay(Peer newcomer, long when, Peer witness, int mark) {
    String expected = "a list with " + newcomer.label();
    Sighting list = plain.orBlame(() -> witness.awaitListOf(newcomer, mark, "DISC-12", expected));
    delays.add(list.nanos() - when);
  }

  /** One that is late can be a slow moment of the machine, two cannot. */
  @Then("no two of them were listed later than at once")
  public void noneWasLate() {
    long late = delays.stream().filter(delay -> delay > timing.atOnce().toNanos()).count();
    Expect.that(
        late < 2,
        "a list at once for each of " + delays.size() + " joins",
        late + " of the lists came later than " + timing.atOnce().toMillis() + " ms");
  }

  /**
   * A server that only lists in each period takes most of a period for each newcomer after the
   * first; one that lists at once takes next to no time. Taken together, so that one slow moment
   * decides nothing, and no list can be taken for the periodic one.
   */
  @Then("they had their lists at once, not with the period")
  @Then("they were listed at once, not with the period")
  public void cameAtOnce() {
    Duration took = Duration.ofNanos(delays.stream().mapToLong(delay -> delay).sum());
    Duration most = timing.atOnce().multipliedBy(delays.size());
    Expect.that(
        took.compareTo(most) < 0,
        "a list for each of " + delays.size() + " joins, on average within half a period",
        "together they came "
            + took.toMillis()
            + " ms after the joins, with a period of "
            + timing.interval().toMillis()
            + " ms");
  }

  @Then("{peer} receives {int} more lists, each one period after the one before")
  public void receivesListsInTime(Peer peer, int count) {
    long first = anyList(peer, 0).nanos();
    long second = 0;
    long last = first;
    for (int i = 0; i < count; i++) {
      last = anyListInTime(peer, peer.membership().mark()).nanos();
      second = i == 0 ? last : second;
    }
    checkPace(Duration.ofNanos(last - first), Duration.ofNanos(last - second), count);
  }

  @Then("every id in {peer}'s lists is a multihash")
  public void idsAreMultihashes(Peer peer) {
    peer.oddEntry(0)
        .ifPresent(
            broken -> {
              throw broken;
            });
  }

  @Then("{peer} receives a Discovery that lists {peer}")
  public void receivesListWith(Peer peer, Peer listed) {
    receivesListWith(peer, List.of(listed));
  }

  @Then("{peer} receives a Discovery that lists {peers}")
  public void receivesListWith(Peer peer, List<Peer> listed) {
    String labels = String.join(", ", listed.stream().map(Peer::label).toList());
    boolean found =
        peer.membership()
            .await(
                0,
                list -> listed.stream().allMatch(other -> list.lists(other.id())),
                timing.nextList())
            .isPresent();
    if (!found) {
      throw peer.oddEntry(0)
          .orElseGet(
              () ->
                  plain.blame(
                      RequirementBroken.here(
                          "a Discovery to " + peer.label() + " that lists " + labels,
                          peer.listsSince(0) + ", none with all of them")));
    }
  }

  @Then("none of {peer}'s lists has an id twice")
  public void noListHasDoubles(Peer peer) {
    Expect.that(
        peer.membership().after(0).stream().noneMatch(Sighting::hasDoubles),
        "lists in which every id stands once",
        "a list has an id twice");
  }

  @Given("{peer} sends {int} acknowledgements unasked")
  public void acknowledgesUnasked(Peer peer, int count) {
    peer.membership().acknowledge(count);
  }

  /** The JoinVerify was read as one; what follows it has to be lists, each with its length. */
  @Then("everything that the server has sent {peer} was whole messages")
  public void sentWholeMessages(Peer peer) {
    Optional<Sighting> list = peer.membership().await(0, any -> true, timing.nextList());
    Optional<Arrival> other = peer.membership().end();
    Expect.that(
        list.isPresent() && other.isEmpty(),
        "a JoinVerify and lists, each behind its length",
        other.map(Arrival::seen).orElse("nothing followed the JoinVerify"));
  }

  /** A list has 36 bytes for each peer, so that its length soon takes two bytes. */
  @Then("{peers} can join, and {peer} reads a list with each of them")
  public void readsListOfEach(List<Peer> peers, Peer witness) {
    for (Peer peer : peers) {
      peer.join(Acks.EMPTY);
      Predicate<Sighting> wanted = list -> list.lists(peer.id());
      if (witness.membership().await(0, wanted, timing.nextList()).isEmpty()) {
        throw plain.blame(unread(witness.membership(), "a list with " + peer.label()));
      }
    }
  }

  private static RequirementBroken unread(Membership membership, String list) {
    String expected = list + ", behind its length";
    if (membership.end().isPresent()) {
      return RequirementBroken.here(expected, membership.end().get().seen());
    }
    return membership.unfinished() > 0
        ? RequirementBroken.here(
            expected, membership.unfinished() + " bytes of an unfinished message came")
        : RequirementBroken.of("DISC-02", list, "none came");
  }

  private Sighting anyList(Peer peer, int mark) {
    return plain.orBlame(() -> peer.awaitList(mark, list -> true, "DISC-03", "a Discovery"));
  }

  private Sighting anyListInTime(Peer peer, int mark) {
    Optional<Sighting> list = peer.membership().await(mark, any -> true, timing.longestGap());
    if (list.isEmpty()) {
      peer.checkNotTakenOff();
      throw RequirementBroken.here(
          "a Discovery within " + timing.longestGap().toMillis() + " ms of the last one",
          "none came");
    }
    return list.get();
  }

  /**
   * Taken together, as one list may be late and the next on time. The first gap may be short: the
   * list on the join comes between two periodic ones.
   */
  private void checkPace(Duration all, Duration withoutFirst, int count) {
    String expected = count + " periodic lists " + timing.interval().toMillis() + " ms apart";
    Duration most = timing.interval().multipliedBy(3L * count).dividedBy(2);
    Duration least = timing.interval().multipliedBy(3L * (count - 1)).dividedBy(4);
    Expect.that(
        all.compareTo(most.plus(timing.slack())) <= 0,
        expected,
        "they took " + all.toMillis() + " ms");
    Expect.that(
        withoutFirst.compareTo(least) >= 0,
        expected,
        "all but the first came within " + withoutFirst.toMillis() + " ms although nobody joined");
  }
}
