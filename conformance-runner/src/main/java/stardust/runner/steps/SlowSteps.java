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

  private static final int TURNS = 8;

  private final Timing timing;

  public SlowSteps(Timing timing) {
    this.timing = timing;
  }

  /**
   * By turns: a server that keeps what is unfinished in one place for all mixes them up. A few
   * turns show it; each waits for two threads, and on a busy machine all would take longer than a
   * server gives a solution.
   */
  @When("{peer} and {peer} send their right solutions one byte at a time, at first by turns")
  public void sendSolutionsByTurns(Peer one, Peer other) {
    byte[] first = framedSolution(one);
    byte[] second = framedSolution(other);
    for (int i = 0; i < TURNS; i++) {
      writeSingly(one, first, i, i + 1);
      writeSingly(other, second, i, i + 1);
    }
    writeSingly(one, first, TURNS, first.length);
    writeSingly(other, second, TURNS, second.length);
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
