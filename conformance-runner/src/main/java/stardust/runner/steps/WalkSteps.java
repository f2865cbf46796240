package stardust.runner.steps;

import io.cucumber.java.en.Then;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.probe.Sighting;
import stardust.runner.probe.Witnesses;
import stardust.runner.time.Timing;
import stardust.spec.message.DialResponse;

/**
 * Peers that join, dial each other, use relays and leave, in an order that the seed decides: a
 * server may go wrong only after what no other scenario does in turn.
 */
public final class WalkSteps {

  /** Of what came before a finding. */
  private static final int MOST_DEEDS = 12;

  private static final int MOST_BYTES = 3000;

  /** Now and then it is more than a frame or a message holds. */
  private static final int MANY_BYTES = 200_000;

  private static final int ENDINGS = 5;

  /** As many relays as end are kept, for a while at least. */
  private static final int KEEPING = ENDINGS;

  private final Timing timing;
  private final Relays relays;
  private final Witnesses witnesses;
  private final Random random;
  private final List<Peer> online = new ArrayList<>();
  private final List<Peer> offline = new ArrayList<>();
  private final List<Standing> standing = new ArrayList<>();
  private final Deque<String> deeds = new ArrayDeque<>();

  public WalkSteps(Timing timing, Relays relays, Witnesses witnesses, ScenarioRandom random) {
    this.timing = timing;
    this.relays = relays;
    this.witnesses = witnesses;
    this.random = random.next();
  }

  /** A relay that both of its peers have kept. */
  private record Standing(Peer dialler, Peer target, Relays.Relay relay) {

    boolean isOf(Peer peer) {
      return dialler == peer || target == peer;
    }

    BlockingStream otherThan(Peer peer) {
      return dialler == peer ? relay.target() : relay.dialler();
    }
  }

  @Then("{int} things that {peers} do in an order of chance go as they should")
  public void goAsTheyShould(int count, List<Peer> walkers) {
    offline.addAll(walkers);
    try {
      for (int i = 0; i < count; i++) {
        doSomething();
      }
      standing.forEach(this::use);
    } catch (RequirementBroken broken) {
      throw RequirementBroken.of(
          broken.requirement().orElse("RELAY-01"),
          broken.expected(),
          broken.seen() + ", after " + String.join(", ", deeds));
    }
  }

  private void doSomething() {
    int chance = random.nextInt(20);
    if (online.size() < 2 || (chance < 4 && !offline.isEmpty())) {
      join(any(offline));
    } else if (chance < 5 && !offline.isEmpty()) {
      joinInVain(any(offline));
    } else if (chance < 7 && !offline.isEmpty()) {
      dialInVain(any(online), any(offline));
    } else if (chance < 9) {
      leave(any(online));
    } else if (chance < 10 && !idle().isEmpty()) {
      joinOnceMore(any(idle()));
    } else if (chance < 13 && !standing.isEmpty()) {
      use(any(standing));
    } else {
      Peer dialler = any(online);
      dial(dialler, any(online.stream().filter(peer -> peer != dialler).toList()));
    }
  }

  /** Those online whose connection nothing is relayed on. */
  private List<Peer> idle() {
    return online.stream()
        .filter(peer -> standing.stream().noneMatch(relay -> relay.isOf(peer)))
        .toList();
  }

  private void join(Peer peer) {
    Map<Peer, Integer> marks = new LinkedHashMap<>();
    online.forEach(other -> marks.put(other, other.membership().mark()));
    connect(peer, "joins");
    peer.join(Acks.EMPTY);
    offline.remove(peer);
    marks.forEach((other, mark) -> awaitListOf(peer, other, mark));
    checkLists(peer);
    online.add(peer);
  }

  private static void awaitListOf(Peer newcomer, Peer witness, int mark) {
    witness.awaitListOf(
        newcomer,
        mark,
        "DISC-02",
        "a Discovery to " + witness.label() + " that lists " + newcomer.label());
  }

  private void connect(Peer peer, String then) {
    boolean otherwise = random.nextInt(4) == 0;
    did(peer.label() + " connects " + (otherwise ? "over other protocols " : "") + "and " + then);
    if (otherwise) {
      peer.connectOtherwise();
    } else {
      peer.connect();
    }
  }

  /** On a connection that takes the place of the one before. */
  private void joinOnceMore(Peer peer) {
    connect(peer, "joins once more");
    peer.join(Acks.EMPTY);
    checkLists(peer);
  }

  private void joinInVain(Peer peer) {
    connect(peer, "solves its challenge wrongly");
    peer.getChallenge();
    RefusedSteps.failToSolve(peer);
    peer.link().cut();
  }

  private void checkLists(Peer newcomer) {
    Sighting all =
        newcomer.awaitList(
            0,
            list -> online.stream().allMatch(other -> list.lists(other.id())),
            "DISC-12",
            "a Discovery to " + newcomer.label() + " that lists " + labels(online));
    List<Peer> gone = offline.stream().filter(other -> all.lists(other.id())).toList();
    if (!gone.isEmpty()) {
      throw RequirementBroken.of(
          "DISC-21", "no list that has a peer that is gone", "one has " + labels(gone));
    }
  }

  private static String labels(List<Peer> some) {
    return some.stream().map(Peer::label).collect(Collectors.joining(", "));
  }

  private void dialInVain(Peer dialler, Peer absent) {
    did(dialler.label() + " dials " + absent.label() + ", who is not online");
    Answer<DialResponse> answer = dialler.dial(absent.id().bytes()).answer();
    Expect.refused(answer, "DIAL-11");
  }

  private void leave(Peer peer) {
    boolean inGoodOrder = random.nextBoolean();
    did(peer.label() + (inGoodOrder ? " closes its connection" : " is cut off"));
    if (inGoodOrder) {
      peer.link().close();
    } else {
      peer.link().cut();
    }
    online.remove(peer);
    for (Standing relay : standing.stream().filter(each -> each.isOf(peer)).toList()) {
      awaitEnd(relay.otherThan(peer), "RELAY-14");
      standing.remove(relay);
    }
    awaitUnlisted(peer);
    offline.add(peer);
  }

  private void awaitUnlisted(Peer peer) {
    long deadline = System.nanoTime() + timing.noticing().toNanos();
    while (witnesses.listedAtNextJoin(peer)) {
      if (System.nanoTime() > deadline) {
        throw RequirementBroken.of(
            "DISC-21",
            "lists without " + peer.label() + ", whose connection has ended",
            "after " + timing.noticing().toMillis() + " ms they still have it");
      }
    }
  }

  private void dial(Peer dialler, Peer target) {
    requireNothingOffered(target);
    did(dialler.label() + " dials " + target.label());
    Relays.Relay relay = relays.between(dialler, target);
    Standing made = new Standing(dialler, target, relay);
    use(made);
    switch (random.nextInt(ENDINGS + KEEPING)) {
      case 0 -> reset(dialler, relay.dialler(), relay.target());
      case 1 -> reset(target, relay.target(), relay.dialler());
      case 2 -> closeFirst(dialler, relay.dialler(), relay.target());
      case 3 -> closeFirst(target, relay.target(), relay.dialler());
      case 4 -> {
        did("both close that");
        relay.dialler().closeWrite();
        relay.target().closeWrite();
      }
      default -> standing.add(made);
    }
  }

  /** Each dial has an answer by now, and its stream is one of the relays. */
  private void requireNothingOffered(Peer target) {
    int offered = relays.untaken(target);
    if (offered > 0) {
      throw RequirementBroken.of(
          "DIAL-18",
          "no stream that the server opens to " + target.label() + " without a dial",
          "it opened " + offered);
    }
  }

  private void reset(Peer peer, BlockingStream own, BlockingStream other) {
    did(peer.label() + " resets that");
    own.reset();
    awaitEnd(other, "RELAY-13");
  }

  private void closeFirst(Peer peer, BlockingStream own, BlockingStream other) {
    did(peer.label() + " closes its side of that and reads on");
    own.closeWrite();
    awaitEnd(other, "RELAY-11");
    passBack(other, own);
    other.closeWrite();
    awaitEnd(own, "RELAY-11");
  }

  private void passBack(BlockingStream from, BlockingStream to) {
    try {
      pass(from, to);
    } catch (RequirementBroken broken) {
      throw RequirementBroken.of("RELAY-11", broken.expected(), broken.seen());
    }
  }

  private void use(Standing relay) {
    did(relay.dialler().label() + " and " + relay.target().label() + " write to each other");
    pass(relay.relay().dialler(), relay.relay().target());
    pass(relay.relay().target(), relay.relay().dialler());
  }

  private void pass(BlockingStream from, BlockingStream to) {
    int most = random.nextInt(10) == 0 ? MANY_BYTES : MOST_BYTES;
    byte[] written = new byte[1 + random.nextInt(most)];
    random.nextBytes(written);
    RelayedBytes.pass(written, from, to, timing.relay());
  }

  private void awaitEnd(BlockingStream stream, String requirement) {
    Arrival end = stream.awaitEnd(timing.relay());
    if (end instanceof Arrival.Silence) {
      throw RequirementBroken.of(requirement, "the end of the stream", end.seen());
    }
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private void did(String deed) {
    deeds.add(deed);
    if (deeds.size() > MOST_DEEDS) {
      deeds.remove();
    }
  }
}
