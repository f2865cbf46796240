package stardust.runner.steps;

import io.cucumber.java.en.When;
import java.util.Arrays;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.time.Timing;

/** Messages that arrive byte by byte, or in halves. */
public final class SlowSteps {

  /**
   * 64 bytes that no hash is. Behind a length of four bytes its second half, read alone, begins
   * with the length 256: who has lost the first one waits for more.
   */
  private static final byte[] WRONG = new byte[64];

  static {
    WRONG[31] = 1;
  }

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

  @When("{peer} sends a JoinInit and the first half of a wrong solution in one write")
  public void sendsInitAndHalf(Peer peer) {
    MessagePipe pipe = peer.exchange().pipe();
    byte[] init = pipe.frame(peer.exchange().init(peer.random128()).toByteArray());
    byte[] solution = framed(pipe, WRONG);
    byte[] half = Arrays.copyOf(solution, solution.length / 2);
    pipe.sendRaw(Bytes.concat(init, half), "JoinInit and half a JoinChallengeSolution");
  }

  @When("{peer} sends the second half of that solution")
  public void sendsOtherHalf(Peer peer) {
    MessagePipe pipe = peer.exchange().pipe();
    byte[] solution = framed(pipe, WRONG);
    byte[] half = Arrays.copyOfRange(solution, solution.length / 2, solution.length);
    pipe.sendRaw(half, "the other half of the JoinChallengeSolution");
  }

  private static byte[] framedSolution(Peer peer) {
    return framed(peer.exchange().pipe(), peer.exchange().rightSolution());
  }

  private static byte[] framed(MessagePipe pipe, byte[] solution) {
    return pipe.frame(RawMessage.empty().bytes(1, solution).toBytes());
  }

  private void writeSingly(Peer peer, byte[] bytes, int from, int to) {
    BlockingStream stream = peer.exchange().pipe().stream();
    stream.writeSingly(Arrays.copyOfRange(bytes, from, to), timing.answer());
  }
}
