package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.peer.PeerId;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Later;
import stardust.runner.probe.Link;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.Relays;
import stardust.runner.probe.ServerUnderTest;
import stardust.runner.time.Timing;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** DialRequest and DialResponse. */
public final class DialSteps {

  private final Timing timing;
  private final Relays relays;
  private final PlainUse plain;
  private final Peers peers;
  private final ServerUnderTest server;

  public DialSteps(
      Timing timing, Relays relays, PlainUse plain, Peers peers, ServerUnderTest server) {
    this.server = server;
    this.peers = peers;
    this.plain = plain;
    this.timing = timing;
    this.relays = relays;
  }

  @When("{peer} dials {peer}")
  @When("{peer} dials {peer}, who never joined")
  public void dials(Peer dialler, Peer target) {
    relays.dial(dialler, target);
  }

  @When("{peer} dials {peer} as soon as it is offered a stream")
  public void dialsBack(Peer dialler, Peer target) {
    var unused = relays.nextOpened(dialler);
    relays.dial(dialler, target);
  }

  @When("the server has opened a stream to {peer}, and awaits an answer on it")
  public void awaitsAnswerOf(Peer peer) {
    var unused = relays.nextOpened(peer);
  }

  @Given("{peer} has dialled {peer}, who never joined")
  @Given("{peer} has dialled {peer}, who has not joined yet")
  @Given("{peer} has dialled {peer}, who is no longer online")
  public void hasDialledInVain(Peer dialler, Peer target) {
    Answer<DialResponse> answer = dialler.dial(target.id().bytes()).answer();
    Expect.refused(answer, "DIAL-11");
  }

  @When("{peer} dials an empty target")
  public void dialsNobody(Peer peer) {
    peer.dial(new byte[0]);
  }

  @When("{peer} dials the id of {peer} with a byte behind it")
  public void dialsLongerId(Peer dialler, Peer target) {
    byte[] id = target.id().bytes();
    dialler.dial(Arrays.copyOf(id, id.length + 1));
  }

  /** The digest of the id, as if another function had made it. */
  @When("{peer} dials the id of {peer} with another code in front")
  public void dialsIdOfOtherHash(Peer dialler, Peer target) {
    byte[] id = target.id().bytes();
    id[0]++;
    dialler.dial(id);
  }

  @When("{peer} dials the id of {peer} with its last bit turned")
  public void dialsSimilarId(Peer dialler, Peer target) {
    byte[] id = target.id().bytes();
    id[id.length - 1] ^= 1;
    dialler.dial(id);
  }

  @When("{peer} dials the server, which is not in its list")
  public void dialsServer(Peer peer) {
    PeerId id =
        server.peerId().orElseThrow(() -> new NotApplicable("the address names no peer id"));
    if (peer.awaitList(0, list -> true, "DISC-01", "a Discovery").lists(id)) {
      throw new NotApplicable("the server lists itself, and so may be dialled");
    }
    peer.dial(id.bytes());
  }

  /** In binary: the version, the code of a libp2p key, the multihash. */
  @When("{peer} dials the id of {peer} as a CID")
  public void dialsCid(Peer dialler, Peer target) {
    dialler.dial(Bytes.concat(new byte[] {1, 0x72}, target.id().bytes()));
  }

  @When("{peer} dials the text of {peer}'s id")
  public void dialsTextOf(Peer dialler, Peer target) {
    dialler.dial(target.id().toBase58().getBytes(StandardCharsets.US_ASCII));
  }

  @When("{peer} dials a target of {int} bytes")
  public void dialsLongTarget(Peer peer, int count) {
    peer.dial(peer.bytes(count));
  }

  @When("{peer} dials {peer} and at once writes {string} behind the DialRequest")
  public void dialsAndWrites(Peer dialler, Peer target, String text) {
    byte[] early = text.getBytes(StandardCharsets.UTF_8);
    dialler.beginDial().sendRequest(target.id(), early, "\"" + text + "\"");
  }

  @When("{peer} opens {int} dial streams, and resets them before its request")
  public void givesDialsUp(Peer peer, int count) {
    for (int i = 0; i < count; i++) {
      peer.beginDial().pipe().stream().reset();
    }
  }

  @When("{peer} sends a DialRequest for {peer} on its registration stream")
  public void dialsOnRegistration(Peer peer, Peer target) {
    DialRequest request = DialAttempt.request(target.id().bytes());
    peer.membership().pipe().send(request);
  }

  @Then("{peer} receives a DialResponse without error")
  public void receivesResponse(Peer peer) {
    if (peer.lastDial().answer().refused()) {
      peer.checkNotTakenOff();
    }
    plain.orBlame(() -> Expect.accepted(peer.lastDial().answer()));
  }

  @Then("{peer} receives a DialResponse with an error")
  public void receivesResponseWithError(Peer peer) {
    Answer<DialResponse> answer = peer.lastDial().answer();
    if (answer.accepted()) {
      checkStrangersRefused(peer);
    }
    Expect.refused(answer);
  }

  /** Where a dial of a peer that nobody knows succeeds as well, that is the defect. */
  private void checkStrangersRefused(Peer dialler) {
    Answer<DialResponse> answer = dialler.dial(peers.fresh().id().bytes()).answer();
    if (answer.accepted()) {
      throw answer.notRefused("DIAL-11");
    }
  }

  @Then("{peer} receives a DialResponse with the error {word}")
  public void receivesResponseWithError(Peer peer, String error) {
    Answer<DialResponse> answer = peer.lastDial().answer();
    Expect.refused(answer, "DIAL-11");
    Expect.refused(answer, Error.valueOf(error));
  }

  @Then("{peer}'s dial fails, by an error or the end of the stream")
  public void dialFails(Peer peer) {
    Expect.refusedOrEnded(peer.lastDial().answer());
  }

  @Then("{peer}'s dial fails at once, by an error or the end of the stream")
  public void dialFailsAtOnce(Peer peer) {
    Expect.refusedOrEnded(peer.lastDial().answer(timing.prompt()));
  }

  @Then("{peer}'s dial fails, or its stream ends behind the DialResponse")
  public void dialFailsOrEnds(Peer peer) {
    DialAttempt dial = peer.lastDial();
    if (dial.answer().accepted()) {
      Expect.ended(dial.pipe().stream().awaitEnd(timing.relay()));
    } else {
      Expect.refusedOrEnded(dial.answer());
    }
  }

  /** However the binding shows that there is no stream to a target that resets it. */
  @When("{peer} dials {peer}, who never joined, and {peer}, who resets, {int} times each in vain")
  public void dialsOftenInVain(Peer dialler, Peer absent, Peer resetting, int times) {
    for (int i = 0; i < times; i++) {
      hasDialledInVain(dialler, absent);
      hasDialledInVain(dialler.dial(resetting.id().bytes()));
    }
  }

  private void hasDialledInVain(DialAttempt dial) {
    Answer<DialResponse> answer = dial.answer();
    boolean over =
        answer.accepted()
            ? !(dial.pipe().stream().awaitEnd(timing.relay()) instanceof Arrival.Silence)
            : answer.refused() || answer.ended();
    if (!over) {
      throw RequirementBroken.of(
          "DIAL-21", "an error, or the end of the stream", "neither came: " + answer.seen());
    }
  }

  @Then("{peer}'s dial fails within a minute, by an error or the end of the stream")
  public void dialFailsInTheEnd(Peer peer) {
    Expect.refusedOrEnded(peer.lastDial().answer(timing.silentTarget()));
  }

  /** What comes, and whether anything does, is another question. */
  @When("{peer}'s dial has failed, or has waited for a minute")
  public void dialIsOver(Peer peer) {
    var unused = peer.lastDial().answer(timing.silentTarget());
  }

  @Then("{peer} is not told that the dial succeeded")
  public void dialDoesNotSucceed(Peer peer) {
    Expect.refusedOrEnded(peer.lastDial().answer());
  }

  @When("{peer} resets its dial stream")
  public void resetsDialStream(Peer peer) {
    peer.lastDial().pipe().stream().reset();
  }

  @Then("the server ends {peer}'s dial stream")
  public void endsDialStream(Peer peer) {
    Expect.ended(peer.lastDial().pipe().stream().awaitEnd(timing.answer()));
  }

  @Then("{peer} is offered a stream by the server")
  public void isOfferedStream(Peer peer) {
    relays.nextOffered(peer);
  }

  @Then("the server proposes stardust 0.1.0 to {peer}")
  public void proposesStardust(Peer peer) {
    Optional<String> proposed = relays.proposalTo(peer);
    Expect.that(
        proposed.equals(Optional.of(Link.STARDUST)),
        "the proposal of " + Link.STARDUST + " on the stream to " + peer.label(),
        proposed.map(text -> "the server proposed " + text).orElse("nothing was proposed"));
  }

  /** Whichever comes first: a stream to the wrong peer is seen before one that does not come. */
  @Then("{peer}, and not {peer}, is offered a stream by the server")
  public void isOfferedRather(Peer right, Peer wrong) {
    long deadline = System.nanoTime() + timing.dialAnswer().toNanos();
    while (right.link().offered().size() == 0
        && wrong.link().offered().size() == 0
        && System.nanoTime() < deadline) {
      right.link().offered().awaitAfter(0, stream -> true, Duration.ofMillis(20));
    }
    isOfferedNoStream(wrong);
  }

  @When("{peer} dials {peer} with {later} of later versions")
  public void dialsWithUnknownFields(Peer dialler, Peer target, Later.Kind later) {
    byte[] payload = later.around(RawMessage.empty().bytes(1, target.id().bytes()).toBytes());
    dialler.beginDial().pipe().sendPayload(payload, "DialRequest with unknown fields");
  }

  @Then("{peer} has been offered no other stream")
  public void isOfferedNoOther(Peer peer) {
    int others = relays.untaken(peer);
    Expect.that(
        others == 0,
        "no stream that the server opens to " + peer.label() + " beside its relay",
        "it opened " + others + " more");
  }

  @Then("{peer} has been offered no stream")
  public void isOfferedNoStream(Peer peer) {
    int offered = peer.link().offered().size();
    Expect.that(
        offered == 0, "no stream that the server opens to " + peer.label(), "it opened " + offered);
  }
}
