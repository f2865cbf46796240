package stardust.runner.steps;

import io.cucumber.java.en.Given;
import stardust.runner.probe.Forwarded;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;

/** Targets that do something of their own with what the server forwards. */
public final class ForwardingSteps {

  @Given("{peer} has joined and refuses forwarded streams")
  public void refuses(Peer peer) {
    joins(peer, Forwarded.REFUSE);
  }

  @Given("{peer} has joined and never answers forwarded streams")
  public void neverAnswers(Peer peer) {
    joins(peer, Forwarded.SILENT);
  }

  @Given("{peer} has joined and lets the server negotiate on forwarded streams")
  public void watches(Peer peer) {
    joins(peer, Forwarded.RAW);
  }

  @Given("{peer} has joined and speaks first on forwarded streams")
  public void speaksFirst(Peer peer) {
    joins(peer, Forwarded.GREET);
  }

  @Given("{peer} has joined and closes its side of forwarded streams at once")
  public void halfCloses(Peer peer) {
    joins(peer, Forwarded.HALF_CLOSE);
  }

  @Given("{peer} has joined, and agrees to forwarded streams and resets them")
  public void breaksOff(Peer peer) {
    joins(peer, Forwarded.BREAK_OFF);
  }

  @Given("{peer} has joined and resets forwarded streams")
  public void resets(Peer peer) {
    joins(peer, Forwarded.RESET);
  }

  private static void joins(Peer peer, Forwarded forwarded) {
    peer.connect(forwarded);
    peer.join(Acks.EMPTY);
  }
}
