package stardust.runner.steps;

import io.cucumber.java.en.Given;
import java.util.Arrays;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Peer;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinVerify;

/** Peers whose join was answered with an error, for one reason or another. */
public final class RefusedSteps {

  /** Another requirement than that of what the error holds: one defect is to be one finding. */
  @Given("{peer} has been refused for the id of {peer} with its own key")
  public void hasBeenRefusedForId(Peer peer, Peer other) {
    Exchange join = peer.exchange();
    JoinSteps.sendsMixedInit(peer, other, peer);
    Answer<JoinChallenge> answer = join.awaitChallenge();
    Expect.refused(answer, "JOIN-15");
  }

  @Given("{peer} has been refused for a random128 of {int} bytes")
  public void hasBeenRefusedForRandom(Peer peer, int length) {
    Exchange join = peer.exchange();
    join.sendInit(join.init(peer.bytes(length)));
    Answer<JoinChallenge> answer = join.awaitChallenge();
    Expect.refused(answer, "JOIN-11");
  }

  @Given("{peer} has been refused for a wrong solution")
  public void hasBeenRefused(Peer peer) {
    peer.getChallenge();
    failToSolve(peer);
  }

  @Given("{peer} has been refused {int} times, each time on a new connection")
  public void hasBeenRefusedOften(Peer peer, int times) {
    for (int i = 0; i < times; i++) {
      peer.connect();
      hasBeenRefused(peer);
    }
  }

  @Given("{peer} has been refused for a solution of {int} bytes")
  public void hasBeenRefusedForLength(Peer peer, int count) {
    Exchange join = peer.getChallenge();
    join.sendSolution(Arrays.copyOf(join.rightSolution(), count));
    checkRefused(join, "JOIN-24");
  }

  /** Answers the challenge that the peer has received with a wrong solution of the right length. */
  static void failToSolve(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(peer.bytes(64));
    checkRefused(join, "JOIN-22");
  }

  static void checkRefused(Exchange join, String requirement) {
    Answer<JoinVerify> answer = join.awaitVerify();
    Expect.refused(answer, requirement);
  }
}
