package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Link;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;
import stardust.spec.message.DialResponse;

/** Dials beside which there is another dial or another connection. */
public final class SeveralDialsSteps {

  private final Relays relays;
  private final Timing timing;
  private Optional<Relays.Proposal> waiting = Optional.empty();
  private Optional<DialAttempt> first = Optional.empty();
  private List<BlockingStream> silent = List.of();

  public SeveralDialsSteps(Relays relays, Timing timing) {
    this.relays = relays;
    this.timing = timing;
  }

  @Given("{peer} has opened a dial stream, and two that it leaves silent, on one before all else")
  public void hasOpenedThree(Peer dialler) {
    dialler.beginDial();
    silent =
        List.of(
            dialler.link().openDial(timing.answer()).stream(),
            dialler.link().openRaw(timing.answer()));
  }

  @When("{peer} dials {peer} on the one")
  public void dialsOnTheOne(Peer dialler, Peer target) {
    dialler.lastDial().pipe().send(DialAttempt.request(target.id().bytes()));
  }

  /** Whether the server does anything with them is its own affair. */
  @When("the silent ones have ended, or have been silent for long")
  public void silentOnesAreGivenUp() {
    long deadline = System.nanoTime() + timing.silence().toNanos();
    silent.forEach(
        stream -> stream.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
  }

  @When("{peer} dials {peer}, who lets it wait, and then {peer}, who never joined")
  public void dialsTwo(Peer dialler, Peer target, Peer absent) {
    dialsAndWaits(dialler, target);
    dialler.dial(absent.id().bytes());
  }

  @When("{peer} and then {peer} dial {peer}, who agrees to the second dial and lets the first wait")
  public void agreesToSecond(Peer one, Peer other, Peer target) {
    dialsAndWaits(one, target);
    long begun = System.nanoTime();
    relays.dial(other, target);
    Optional<Relays.Proposal> second = relays.nextProposal(target);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    // A target has this long for its answer at least (section 11): until then the first one waits.
    Expect.that(
        took.compareTo(timing.prompt()) < 0,
        "a stream for the dial of " + other.label() + " while that of " + one.label() + " waits",
        "it came after " + took.toMillis() + " ms only");
    second.ifPresent(Relays.Proposal::agree);
  }

  private void dialsAndWaits(Peer dialler, Peer target) {
    relays.dial(dialler, target);
    first = Optional.of(dialler.lastDial());
    waiting = relays.nextProposal(target);
  }

  @Then("{peer} is granted its dial, and {peer} is not, whose stream the target then refuses")
  public void hasAnswerOfItsOwn(Peer granted, Peer refused) {
    Answer<DialResponse> second = granted.lastDial().answer();
    Expect.that(
        second.accepted(),
        "a DialResponse without error to " + granted.label() + ", whose stream the target took",
        second.seen());
    waiting.ifPresent(Relays.Proposal::refuse);
    Answer<DialResponse> answer = refused.lastDial().answer();
    Expect.that(
        !answer.accepted(),
        "no DialResponse without error to " + refused.label() + ", whose stream the target refused",
        answer.seen());
  }

  /** An answer that comes before that of the target is the server's own. */
  @When("{peer} dials {peer}, who agrees after {int} seconds")
  public void dialsOneThatTakesTime(Peer dialler, Peer target, int seconds) {
    relays.dial(dialler, target);
    Optional<Relays.Proposal> proposal = relays.nextProposal(target);
    Duration time = Duration.ofSeconds(seconds);
    boolean early = dialler.lastDial().pipe().stream().awaitAnything(time);
    if (early) {
      throw RequirementBroken.here(
          "no answer to the dial within the " + seconds + " s that the target takes",
          dialler.lastDial().answer().seen());
    }
    proposal.ifPresent(Relays.Proposal::agree);
  }

  /** What the dialler is told of it is judged elsewhere. */
  @When("{peer} dials {peer}, who refuses this once")
  public void dialsOneThatRefuses(Peer dialler, Peer target) {
    relays.dial(dialler, target);
    relays.nextProposal(target).ifPresent(Relays.Proposal::refuse);
    var unused = dialler.lastDial().answer();
  }

  @Then("{peer} is refused the second dial, and granted the first when the target answers")
  public void hasEachAnswer(Peer dialler) {
    Answer<DialResponse> second = dialler.lastDial().answer();
    Expect.refused(second, "DIAL-11");
    waiting.ifPresent(Relays.Proposal::agree);
    first.ifPresent(
        dial ->
            dial.answer()
                .orBroken(
                    seen ->
                        RequirementBroken.here(
                            "a DialResponse without error on the stream of the first dial", seen)));
  }

  @Then("{peer} is offered a stream on its first connection")
  public void isOfferedOnFirst(Peer peer) {
    relays.checkNotRefused(peer);
    Link joined = peer.links().get(0);
    Expect.that(
        joined.offered().awaitAfter(0, stream -> true, timing.dialAnswer()).isPresent(),
        "a stream that the server opens on the connection on which " + peer.label() + " joined",
        "none came there, and "
            + peer.link().offered().size()
            + " on its connection without registration");
  }
}
