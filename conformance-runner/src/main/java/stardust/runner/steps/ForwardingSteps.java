package stardust.runner.steps;

import io.cucumber.java.en.Given;
import stardust.runner.probe.Forwarded;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;

/** Targets that do something of their own with what the server forwards. */
public final class ForwardingSteps {

  @Given("{peer} has joined and refuses forwarded streams")
  public void refuses(Peer peer) {
    peer.connect(Forwarded.REFUSE);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined and never answers forwarded streams")
  public void neverAnswers(Peer peer) {
    peer.connect(Forwarded.SILENT);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined and lets the server negotiate on forwarded streams")
  public void watches(Peer peer) {
    peer.connect(Forwarded.RAW);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined and speaks first on forwarded streams")
  public void speaksFirst(Peer peer) {
    peer.connect(Forwarded.GREET);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined and closes its side of forwarded streams at once")
  public void halfCloses(Peer peer) {
    peer.connect(Forwarded.HALF_CLOSE);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined, and agrees to forwarded streams and resets them")
  public void breaksOff(Peer peer) {
    peer.connect(Forwarded.BREAK_OFF);
    peer.join(Acks.EMPTY);
  }

  @Given("{peer} has joined and resets forwarded streams")
  public void resets(Peer peer) {
    peer.connect(Forwarded.RESET);
    peer.join(Acks.EMPTY);
  }
}
