package stardust.runner.steps;

import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stardust.binding.Binding;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** Diallers that close their side, or reset it, before they have an answer. */
public final class EarlyEndSteps {

  private final Relays relays;
  private final Timing timing;
  private Optional<Relays.Proposal> unanswered = Optional.empty();

  public EarlyEndSteps(Relays relays, Timing timing) {
    this.relays = relays;
    this.timing = timing;
  }

  @When("{peer} dials {peer}, at once writes {string} behind the DialRequest and closes its side")
  public void dialsWritesAndCloses(Peer dialler, Peer target, String text) {
    dialsAndCloses(dialler, target, text.getBytes(StandardCharsets.UTF_8), "\"" + text + "\"");
  }

  @When("{peer} dials {peer} and closes its side right behind the DialRequest")
  public void dialsAndCloses(Peer dialler, Peer target) {
    dialsAndCloses(dialler, target, new byte[0], "nothing");
  }

  @When("{peer} dials {peer}, and resets its stream before {peer} agrees")
  public void dialsAndGivesUp(Peer dialler, Peer target, Peer sameTarget) {
    dialsAndAwaitsProposal(dialler, target);
    dialler.lastDial().pipe().stream().reset();
    dialler.link().awaitRoundTrip(timing.answer());
    agrees(sameTarget);
  }

  @When("{peer} dials {peer}, and resets its stream before {peer} agrees, {int} times over")
  public void dialsAndGivesUpOften(Peer dialler, Peer target, Peer sameTarget, int times) {
    for (int i = 0; i < times; i++) {
      dialsAndGivesUp(dialler, target, sameTarget);
    }
  }

  @When("{peer} dials {peer}, who is asked and takes its time")
  public void dialsAndAwaitsProposal(Peer dialler, Peer target) {
    relays.dial(dialler, target);
    unanswered = relays.nextProposal(target);
  }

  @When("{peer} agrees to what it was asked")
  public void agrees(Peer target) {
    unanswered.ifPresent(Relays.Proposal::agree);
  }

  /** A target that is asked agrees when the server has read the end, which thus is early. */
  private void dialsAndCloses(Peer dialler, Peer target, byte[] early, String named) {
    dialler.beginDial().sendAll(target.id(), early, named);
    if (target.link().binding() == Binding.LIBP2P) {
      Optional<Relays.Proposal> proposal = relays.proposalIfAny(target);
      dialler.link().awaitRoundTrip(timing.answer());
      proposal.ifPresent(Relays.Proposal::agree);
    }
  }
}
