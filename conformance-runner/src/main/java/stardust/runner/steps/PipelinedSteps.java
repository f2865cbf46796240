package stardust.runner.steps;

import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinInit;

/**
 * A message that ends a join, and in the same write one that would have been right in its place.
 */
public final class PipelinedSteps {

  @When("{peer} sends a JoinInit and a wrong solution in one write")
  public void sendsInitAndSolution(Peer peer) {
    byte[] init = peer.exchange().init(peer.random128()).toByteArray();
    inOneWrite(peer, "JoinInit and JoinChallengeSolution", init, solution(peer.bytes(64)));
  }

  @When("{peer} is refused for a wrong solution, with the right one behind it in the same write")
  public void sendsWrongAndRightSolution(Peer peer) {
    byte[] right = solution(peer.exchange().rightSolution());
    inOneWrite(peer, "two solutions, the second right", solution(peer.bytes(64)), right);
    RefusedSteps.checkRefused(peer.exchange(), "JOIN-22");
  }

  @When(
      "{peer} is refused for the id of {peer} with its own key, with a right JoinInit behind it in"
          + " the same write, and solves what it is challenged with")
  public void sendsWrongAndRightInit(Peer peer, Peer other) {
    Exchange join = peer.exchange();
    JoinInit right = join.init(peer.random128());
    byte[] wrong = JoinSteps.mixedInit(peer, other, peer).toByteArray();
    join.expectRandom(right);
    inOneWrite(peer, "two JoinInits, the second right", wrong, right.toByteArray());
    Answer<JoinChallenge> first = join.awaitChallenge();
    if (first.accepted() && isSolved(join)) {
      throw RequirementBroken.of(
          "JOIN-39",
          "an error, or the end of the stream, for a second JoinInit behind the first",
          "the server answered the second as if the first had not come");
    }
    Expect.refused(first, "JOIN-15");
    if (join.awaitChallenge().accepted()) {
      var unused = isSolved(join);
    }
  }

  private static boolean isSolved(Exchange join) {
    join.sendSolution(join.rightSolution());
    return join.awaitVerify().accepted();
  }

  @When("{peer} sends two JoinInits in one write, and then the solution for the first")
  public void solvesFirstOfTwo(Peer peer) {
    sendsTwoInits(peer, true);
  }

  @When("{peer} sends two JoinInits in one write, and then the solution for the second")
  public void solvesSecondOfTwo(Peer peer) {
    sendsTwoInits(peer, false);
  }

  private static void sendsTwoInits(Peer peer, boolean solvesFirst) {
    Exchange join = peer.exchange();
    JoinInit first = join.init(peer.random128());
    JoinInit second = join.init(peer.random128());
    join.expectRandom(solvesFirst ? first : second);
    inOneWrite(peer, "two JoinInits", first.toByteArray(), second.toByteArray());
    if (join.awaitChallenge().accepted()) {
      join.sendSolution(join.rightSolution());
    }
  }

  private static byte[] solution(byte[] bytes) {
    return RawMessage.empty().bytes(1, bytes).toBytes();
  }

  private static void inOneWrite(Peer peer, String what, byte[]... payloads) {
    MessagePipe pipe = peer.exchange().pipe();
    List<byte[]> frames = new ArrayList<>();
    for (byte[] payload : payloads) {
      frames.add(pipe.frame(payload));
    }
    pipe.sendRaw(Bytes.concat(frames.toArray(byte[][]::new)), what);
  }
}
