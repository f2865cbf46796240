package stardust.runner.steps;

import io.cucumber.java.en.When;
import stardust.message.RawMessage;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.spec.message.JoinInit;
import stardust.spec.message.PeerID;

/** Messages whose fields come as an encoder may write them, and most do not. */
public final class FieldSteps {

  @When("{peer} sends a JoinInit whose fields come the other way round")
  public void sendsInitReversed(Peer peer) {
    JoinInit init = expectedInit(peer);
    PeerID peerId = init.getPeerID();
    RawMessage reversed =
        RawMessage.empty()
            .message(2, RawMessage.empty().text(2, peerId.getPubKey()).text(1, peerId.getId()))
            .bytes(1, init.getRandom128().toByteArray());
    send(peer, reversed, "JoinInit with its fields the other way round");
  }

  @When("{peer} sends a JoinInit with {int} random bytes before the 128")
  public void sendsInitWithMoreRandom(Peer peer, int count) {
    JoinInit init = expectedInit(peer);
    RawMessage twice = RawMessage.empty().bytes(1, peer.bytes(count)).raw(init.toByteArray());
    send(peer, twice, "JoinInit with random128 twice");
  }

  @When("{peer} sends a wrong solution and the right one in one message")
  public void sendsTwoSolutions(Peer peer) {
    byte[] right = peer.exchange().rightSolution();
    RawMessage both = RawMessage.empty().bytes(1, peer.bytes(right.length)).bytes(1, right);
    send(peer, both, "JoinChallengeSolution with two solutions, the last one right");
  }

  @When("{peer} dials {peer}, with {peer}, who never joined, before it in the DialRequest")
  public void dialsSecondTarget(Peer dialler, Peer target, Peer stranger) {
    byte[] both =
        RawMessage.empty().bytes(1, stranger.id().bytes()).bytes(1, target.id().bytes()).toBytes();
    dialler.beginDial().pipe().sendPayload(both, "DialRequest with two targets");
  }

  private static JoinInit expectedInit(Peer peer) {
    Exchange join = peer.exchange();
    JoinInit init = join.init(peer.random128());
    join.expectRandom(init);
    return init;
  }

  private static void send(Peer peer, RawMessage message, String what) {
    peer.exchange().pipe().sendPayload(message.toBytes(), what);
  }
}
