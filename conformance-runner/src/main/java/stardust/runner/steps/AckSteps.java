package stardust.runner.steps;

import com.google.protobuf.ByteString;
import io.cucumber.java.en.When;
import java.util.Arrays;
import stardust.io.Bytes;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.time.Timing;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallengeSolution;

/** Acknowledgements in unusual but allowed forms. */
public final class AckSteps {

  private static final int SOME = 4;

  /** Its second half is the beginning of no message: no length has such bytes. */
  private static final DiscoveryAck UNLIKELY =
      DiscoveryAck.newBuilder().setAck(ByteString.copyFrom(filled(64))).build();

  private final Timing timing;

  public AckSteps(Timing timing) {
    this.timing = timing;
  }

  @When("{peer} sends an acknowledgement that carries {int} bytes")
  public void acknowledgesWith(Peer peer, int count) {
    peer.membership().pipe().send(carrying(peer, count));
  }

  @When("{peer} sends an acknowledgement that carries bytes and {int} empty ones in one write")
  public void acknowledgesOften(Peer peer, int count) {
    MessagePipe pipe = peer.membership().pipe();
    byte[] all = pipe.frame(carrying(peer, SOME).toByteArray());
    for (int i = 0; i < count; i++) {
      all = Bytes.concat(all, pipe.frame(new byte[0]));
    }
    pipe.sendRaw(all, "a DiscoveryAck that carries bytes and " + count + " empty ones");
  }

  @When("{peer} sends an acknowledgement with half of another one behind it in one write")
  public void acknowledgesAndBegins(Peer peer) {
    MessagePipe pipe = peer.membership().pipe();
    byte[] whole = pipe.frame(UNLIKELY.toByteArray());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    pipe.sendRaw(Bytes.concat(whole, half), "a DiscoveryAck and half of another one");
    peer.link().awaitRoundTrip(timing.answer());
  }

  @When("{peer} sends the other half of that acknowledgement")
  public void acknowledgesTheRest(Peer peer) {
    MessagePipe pipe = peer.membership().pipe();
    byte[] whole = pipe.frame(UNLIKELY.toByteArray());
    byte[] half = Arrays.copyOfRange(whole, whole.length / 2, whole.length);
    pipe.sendRaw(half, "the other half of the DiscoveryAck");
  }

  @When("{peer} sends its solution once more")
  public void sendsSolutionAgain(Peer peer) {
    Exchange join = peer.exchange();
    ByteString solution = ByteString.copyFrom(join.rightSolution());
    peer.membership().pipe().send(JoinChallengeSolution.newBuilder().setSolution(solution).build());
  }

  private static byte[] filled(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  private static DiscoveryAck carrying(Peer peer, int count) {
    return DiscoveryAck.newBuilder().setAck(ByteString.copyFrom(peer.bytes(count))).build();
  }
}
