package stardust.runner.steps;

import io.cucumber.java.en.When;
import java.util.Arrays;
import stardust.message.RawMessage;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.time.Timing;

/** Messages that arrive byte by byte. */
public final class SlowSteps {

  private final Timing timing;

  public SlowSteps(Timing timing) {
    this.timing = timing;
  }

  /** A server that keeps what is unfinished in one place for all has this half there from now. */
  @When("{peer} sends the first half of its right solution, one byte at a time")
  public void sendsFirstHalf(Peer peer) {
    byte[] solution = framedSolution(peer);
    writeSingly(peer, solution, 0, solution.length / 2);
    peer.link().awaitRoundTrip(timing.answer());
  }

  @When("{peer} sends the second half of its right solution, one byte at a time")
  public void sendsSecondHalf(Peer peer) {
    byte[] solution = framedSolution(peer);
    writeSingly(peer, solution, solution.length / 2, solution.length);
  }

  @When("{peer} sends its right solution one byte at a time")
  public void sendsSolution(Peer peer) {
    byte[] solution = framedSolution(peer);
    writeSingly(peer, solution, 0, solution.length);
  }

  @When("{peer} dials {peer}, one byte of the DialRequest at a time")
  public void dialsSlowly(Peer dialler, Peer target) {
    MessagePipe pipe = dialler.beginDial().pipe();
    pipe.sendSlowly(DialAttempt.request(target.id().bytes()), timing.answer());
  }

  private static byte[] framedSolution(Peer peer) {
    byte[] solution = RawMessage.empty().bytes(1, peer.exchange().rightSolution()).toBytes();
    return peer.exchange().pipe().frame(solution);
  }

  private void writeSingly(Peer peer, byte[] bytes, int from, int to) {
    BlockingStream stream = peer.exchange().pipe().stream();
    stream.writeSingly(Arrays.copyOfRange(bytes, from, to), timing.answer());
  }
}
