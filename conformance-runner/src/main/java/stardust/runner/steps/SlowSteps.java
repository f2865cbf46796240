package stardust.runner.steps;

import io.cucumber.java.en.When;
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

  /** By turns: a server that keeps what is unfinished in one place for all mixes them up. */
  @When("{peer} and {peer} send their right solutions one byte at a time, by turns")
  public void sendSolutionsByTurns(Peer one, Peer other) {
    byte[] first = framedSolution(one);
    byte[] second = framedSolution(other);
    for (int i = 0; i < first.length; i++) {
      writeByte(one, first[i]);
      writeByte(other, second[i]);
    }
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

  private void writeByte(Peer peer, byte each) {
    BlockingStream stream = peer.exchange().pipe().stream();
    stream.write(new byte[] {each}, timing.answer());
  }
}
