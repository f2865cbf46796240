package stardust.runner.steps;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.Sighting;
import stardust.runner.probe.Witnesses;
import stardust.runner.time.Timing;
import stardust.spec.message.Discovery;

/** Who is online, as others see it. */
public final class PresenceSteps {

  private final Witnesses witnesses;
  private final PlainUse plain;
  private final Timing timing;

  public PresenceSteps(Witnesses witnesses, PlainUse plain, Timing timing) {
    this.timing = timing;
    this.witnesses = witnesses;
    this.plain = plain;
  }

  @Given("{peer} has joined")
  public void hasJoined(Peer peer) {
    peer.join(Acks.EMPTY);
  }

  @When("{peer} solves its challenge")
  public void solvesItsChallenge(Peer peer) {
    peer.solve(Acks.EMPTY);
  }

  /**
   * Where the scenario is about whether it can: whatever stands in the way is what it shows, unless
   * that stands in the way of everybody.
   */
  @Then("{peer} can join")
  public void canJoin(Peer peer) {
    try {
      peer.join(Acks.EMPTY);
    } catch (RequirementBroken broken) {
      throw plain.blame(
          RequirementBroken.here(
              peer.label() + " to join (" + broken.expected() + ")", broken.seen()));
    }
  }

  /** An empty message in front of the first list would be a list of nobody. */
  @Then("the first list that {peer} receives has {peer}")
  public void firstListHas(Peer peer, Peer listed) {
    peer.awaitList(0, list -> list.lists(listed.id()), "DISC-12", "a list with " + listed.label());
    Sighting first = peer.membership().after(0).get(0);
    if (!first.lists(listed.id()) && !first.ids().isEmpty()) {
      throw RequirementBroken.of(
          "DISC-12",
          "a first list with " + listed.label() + ", who had joined before",
          "the first list lacks it, and a later one has it");
    }
    Expect.that(
        first.lists(listed.id()),
        "the list of all others behind the JoinVerify",
        "a message that lists nobody came in front of it");
  }

  /** Whether it does is the server's choice. */
  @When("{peer} joins, if the server lets it in")
  public void joinsIfItCan(Peer peer) {
    ifItCan(() -> peer.join(Acks.EMPTY));
  }

  private static void ifItCan(Runnable join) {
    try {
      join.run();
    } catch (RequirementBroken refused) {
      throw new NotApplicable("the server does not let it in: " + refused.seen());
    }
  }

  @When("{peer} joins on the connection of {peer}, if the server lets it in")
  public void joinsOnTheSameConnection(Peer peer, Peer owner) {
    ifItCan(() -> peer.registerOn(owner.link().openRegistration(timing.answer())));
    joinsIfItCan(peer);
  }

  @When("{peer} is challenged on the connection of {peer}, if the server lets it begin")
  public void isChallengedBeside(Peer peer, Peer owner) {
    isChallengedOnTheConnectionOf(peer, owner, timing.answer());
  }

  @When("{peer} is refused on the connection of {peer}, if the server lets it begin")
  public void isRefusedOnTheConnectionOf(Peer peer, Peer owner) {
    isChallengedOnTheConnectionOf(peer, owner, timing.answer());
    RefusedSteps.failToSolve(peer);
  }

  /** Whether a connection has room for more than one join is the server's own affair. */
  static void isChallengedOnTheConnectionOf(Peer peer, Peer owner, Duration within) {
    ifItCan(
        () -> {
          peer.registerOn(owner.link().openRegistration(within));
          peer.getChallenge();
        });
  }

  @When("{peer} joins once more on the same connection, if the server lets it in")
  public void joinsAgainIfItCan(Peer peer) {
    joinsOnTheSameConnection(peer, peer);
  }

  @Given("{peers} have joined")
  public void haveJoined(List<Peer> peers) {
    peers.forEach(peer -> peer.join(Acks.EMPTY));
  }

  @Given("{peer} has joined and acknowledges nothing")
  public void hasJoinedSilently(Peer peer) {
    peer.join(Acks.NONE);
  }

  @Given("{peer} has joined and acknowledges its first list only")
  public void hasJoinedAcknowledgingOnce(Peer peer) {
    peer.join(Acks.FIRST_ONLY);
  }

  @Given("{peer} has joined and acknowledges with bytes")
  public void hasJoinedAcknowledgingWithBytes(Peer peer) {
    peer.join(Acks.WITH_BYTES);
  }

  @Given("{peer} has joined and acknowledges with fields of later versions")
  public void hasJoinedAcknowledgingWithLaterFields(Peer peer) {
    peer.join(Acks.WITH_LATER_FIELDS);
  }

  @Given("{peer} has joined and acknowledges each list with an id out of it")
  public void hasJoinedAcknowledgingWithIds(Peer peer) {
    peer.join(Acks.WITH_AN_ID);
  }

  @Given("{peer} has seen {peer}")
  public void hasSeen(Peer witness, Peer seen) {
    witness.awaitList(
        0, list -> list.lists(seen.id()), "DISC-02", "a Discovery that lists " + seen.label());
  }

  @Given("{peer} has seen {peers}")
  public void hasSeenAll(Peer witness, List<Peer> seen) {
    seen.forEach(each -> hasSeen(witness, each));
  }

  @Then("{peer} is online")
  public void isOnline(Peer peer) {
    if (!witnesses.seeOnline(peer)) {
      throw plain.blame(
          RequirementBroken.here(
              "a Discovery, sent to a peer that joins now, that lists " + peer.label(),
              "no list that came has it"));
    }
  }

  /** A peer that is listed after an error breaks JOIN-31 in every scenario: one finding. */
  @Then("{peer} is not online")
  public void isNotOnline(Peer peer) {
    if (peer.refused()) {
      refusedIsInNoList(peer);
      return;
    }
    Expect.that(
        !witnesses.listedAtNextJoin(peer),
        "no Discovery that lists " + peer.label(),
        "a list that was sent when another peer joined has it");
  }

  /** Another requirement than that of the refusal: one defect is to be one finding. */
  @Then("the refused {peer} is in no list")
  public void refusedIsInNoList(Peer peer) {
    if (witnesses.listedAtNextJoin(peer)) {
      throw RequirementBroken.of(
          "JOIN-31",
          "no Discovery that lists " + peer.label() + ", whose join was refused",
          "a list that was sent when another peer joined has it");
    }
  }

  @Then("{peer} is in none of {peer}'s lists, though {peer}, who joined after it, is")
  public void isInNoList(Peer absent, Peer witness, Peer later) {
    later.join(Acks.EMPTY);
    hasSeen(witness, later);
    Expect.that(
        witness.membership().after(0).stream().noneMatch(list -> list.lists(absent.id())),
        "no Discovery that lists " + absent.label(),
        "a list that " + witness.label() + " received has it");
  }

  @When("{peer} joins and is in a list")
  public void joinsAndIsListed(Peer peer) {
    peer.join(Acks.EMPTY);
    if (!witnesses.seeOnline(peer)) {
      throw plain.blame(
          RequirementBroken.of(
              "DISC-12", "a Discovery that lists " + peer.label(), "no list that came has it"));
    }
  }

  @Then("{peer} has received no Discovery")
  public void hasReceivedNoDiscovery(Peer peer) {
    checkNothingBehindRefusal(peer.exchange().pipe(), Duration.ZERO);
  }

  @Then("nothing comes to {peer} behind the error of its join")
  public void nothingBehindJoin(Peer peer) {
    checkNothingBehindRefusal(peer.exchange().pipe(), timing.prompt());
  }

  @Then("nothing comes to {peer} behind the error of its dial")
  public void nothingBehindDial(Peer peer) {
    checkNothingBehindRefusal(peer.lastDial().pipe(), timing.prompt());
  }

  /** A list, which can be one of nobody, breaks one requirement, and anything else another. */
  private static void checkNothingBehindRefusal(MessagePipe pipe, Duration timeout) {
    Arrival arrival = pipe.next(Discovery.class, timeout);
    boolean list =
        arrival instanceof Arrival.Message message
            && (message.payload().length == 0 || isList(message.payload()));
    boolean nothing =
        arrival instanceof Arrival.Closed
            || (arrival instanceof Arrival.Ended ended && ended.pending() == 0)
            || (arrival instanceof Arrival.Silence silence && silence.pending() == 0);
    if (!nothing) {
      throw RequirementBroken.of(
          list ? "JOIN-32" : "WIRE-11", "no message behind the refusal", arrival.seen());
    }
  }

  /** A server may answer what a refused peer still sends; it must not tell it who is online. */
  @Then("{peer} has received no list behind its refusal")
  public void hasReceivedNoList(Peer peer) {
    MessagePipe pipe = peer.exchange().pipe();
    Arrival arrival = pipe.next(Discovery.class, Duration.ZERO);
    while (arrival instanceof Arrival.Message message) {
      Expect.that(!isList(message.payload()), "no Discovery behind the refusal", arrival.seen());
      arrival = pipe.next(Discovery.class, Duration.ZERO);
    }
  }

  private static boolean isList(byte[] payload) {
    try {
      return Discovery.parseFrom(payload).getIdsCount() > 0;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  @Then("{peer}'s session goes on")
  public void sessionGoesOn(Peer peer) {
    witnesses.checkSession(peer);
  }

  @Then("a fresh peer is still served")
  public void freshPeerIsServed() {
    witnesses.checkFreshPeer();
  }
}
