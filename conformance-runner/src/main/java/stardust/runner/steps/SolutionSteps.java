package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Later;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Peer;
import stardust.runner.salvage.SameText;
import stardust.runner.time.Timing;
import stardust.spec.message.Error;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/** JoinChallengeSolution and JoinVerify. */
public final class SolutionSteps {

  private final Timing timing;
  private byte[] earlierSolution = new byte[0];
  private byte[] earlierRandom = new byte[0];
  private @Nullable Exchange first;

  public SolutionSteps(Timing timing) {
    this.timing = timing;
  }

  @When("{peer} sends the right solution")
  public void sendsRightSolution(Peer peer) {
    peer.exchange().sendSolution(peer.exchange().rightSolution());
  }

  /** The connection ends behind the solution: a server that reads has both. */
  @When("{peer} sends the right solution, and closes its connection at once")
  public void sendsRightSolutionAndLeaves(Peer peer) {
    sendsRightSolution(peer);
    peer.link().close();
  }

  @When("{peer} sends the right solution and a DiscoveryAck in one write")
  public void sendsSolutionAndAck(Peer peer) {
    byte[] solution = RawMessage.empty().bytes(1, peer.exchange().rightSolution()).toBytes();
    MessagePipe pipe = peer.exchange().pipe();
    byte[] both = Bytes.concat(pipe.frame(solution), pipe.frame(new byte[0]));
    pipe.sendRaw(both, "JoinChallengeSolution and DiscoveryAck");
  }

  @When("{peer} sends 64 random bytes")
  public void sendsRandomSolution(Peer peer) {
    peer.exchange().sendSolution(peer.bytes(64));
  }

  @When("{peer} sends the right solution with one bit turned")
  public void sendsSolutionWithOneBitTurned(Peer peer) {
    byte[] solution = peer.exchange().rightSolution();
    solution[solution.length - 1] ^= (byte) 0x80;
    peer.exchange().sendSolution(solution);
  }

  @When("{peer} sends the right solution with its first bit turned")
  public void sendsSolutionWithFirstBitTurned(Peer peer) {
    byte[] solution = peer.exchange().rightSolution();
    solution[0] ^= (byte) 0x80;
    peer.exchange().sendSolution(solution);
  }

  @When("{peer} sends the right solution in reverse")
  public void sendsSolutionInReverse(Peer peer) {
    byte[] right = peer.exchange().rightSolution();
    byte[] reverse = new byte[right.length];
    for (int i = 0; i < right.length; i++) {
      reverse[i] = right[right.length - 1 - i];
    }
    peer.exchange().sendSolution(reverse);
  }

  @When("{peer} sends other bytes that are the same text in UTF-8")
  public void sendsSameText(Peer peer) {
    peer.exchange().sendSolution(SameText.of(peer.exchange().rightSolution()));
  }

  @When("{peer} sends 64 zero bytes")
  public void sendsZeros(Peer peer) {
    peer.exchange().sendSolution(new byte[64]);
  }

  @When("{peer} sends the hash of the salt and the random")
  public void sendsSwappedHash(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(Exchange.hash(join.salt(), join.random128()));
  }

  @When("{peer} sends the hash of the random alone")
  public void sendsHashOfRandom(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(Exchange.hash(join.random128()));
  }

  @When("{peer} sends the hash of the salt alone")
  public void sendsHashOfSalt(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(Exchange.hash(join.salt()));
  }

  @When("{peer} sends the hash with the encrypted salt")
  public void sendsHashWithEncryptedSalt(Peer peer) {
    Exchange join = peer.exchange();
    join.sendSolution(Exchange.hash(join.random128(), join.encryptedSalt()));
  }

  /** Whose challenge was sent to somebody else, and waits for its solution. */
  @When("{peer} sends the right solution to a challenge that {peer} has received")
  public void sendsSolutionOf(Peer peer, Peer other) {
    byte[] solution = other.getChallenge().rightSolution();
    peer.exchange().sendSolution(solution);
  }

  /** Two joins may be under way on one connection. */
  @When(
      "{peer} sends the right solution to a challenge that {peer} has received on the same"
          + " connection")
  public void sendsSolutionOfBeside(Peer peer, Peer other) {
    PresenceSteps.isChallengedOnTheConnectionOf(other, peer, timing.answer());
    peer.exchange().sendSolution(other.exchange().rightSolution());
  }

  @When("{peer} sends an empty solution")
  public void sendsEmptySolution(Peer peer) {
    peer.exchange().sendSolution(new byte[0]);
  }

  @When("{peer} sends the first {int} bytes of the right solution")
  public void sendsFirstBytes(Peer peer, int count) {
    peer.exchange().sendSolution(Arrays.copyOf(peer.exchange().rightSolution(), count));
  }

  @When("{peer} sends the right solution in hexadecimal")
  public void sendsSolutionInHex(Peer peer) {
    String text = Bytes.hex(peer.exchange().rightSolution());
    peer.exchange().sendSolution(text.getBytes(StandardCharsets.US_ASCII));
  }

  @When("{peer} sends the right solution in base64")
  public void sendsSolutionInBase64(Peer peer) {
    peer.exchange().sendSolution(Base64.getEncoder().encode(peer.exchange().rightSolution()));
  }

  @When("{peer} sends the right solution with one byte behind it")
  public void sendsSolutionAndMore(Peer peer) {
    byte[] solution = Bytes.concat(peer.exchange().rightSolution(), new byte[] {0});
    peer.exchange().sendSolution(solution);
  }

  @When("{peer} sends the right solution with {later} of later versions")
  public void sendsSolutionWithUnknownFields(Peer peer, Later.Kind later) {
    byte[] solution =
        later.around(RawMessage.empty().bytes(1, peer.exchange().rightSolution()).toBytes());
    peer.exchange().pipe().sendPayload(solution, "JoinChallengeSolution with unknown fields");
  }

  @When("{peer} sends a JoinInit with a field of a later version in its PeerID")
  public void sendsPeerIdWithUnknownFields(Peer peer) {
    Exchange join = peer.exchange();
    JoinInit init = join.init(peer.random128());
    join.expectRandom(init);
    byte[] payload =
        RawMessage.empty()
            .bytes(1, init.getRandom128().toByteArray())
            .bytes(2, Later.around(init.getPeerID().toByteArray()))
            .toBytes();
    join.pipe().sendPayload(payload, "JoinInit with an unknown field in its PeerID");
  }

  @When("{peer} sends a JoinInit with {later} of later versions")
  public void sendsInitWithUnknownFields(Peer peer, Later.Kind later) {
    Exchange join = peer.exchange();
    var init = join.init(peer.random128());
    join.expectRandom(init);
    byte[] payload = later.around(init.toByteArray());
    join.pipe().sendPayload(payload, "JoinInit with unknown fields");
  }

  @Then("{peer} receives a JoinVerify without error")
  public void receivesVerify(Peer peer) {
    peer.exchange().awaitAcceptance();
    peer.listen(Acks.EMPTY);
  }

  @Then("{peer} receives a JoinVerify with an error")
  public void receivesVerifyWithError(Peer peer) {
    Expect.refused(peer.exchange().awaitRefusal());
  }

  /**
   * Before a server whose patience with a solution that it has not read could end does the same.
   */
  @Then("{peer} soon receives a JoinVerify with an error")
  public void soonReceivesVerifyWithError(Peer peer) {
    Expect.refused(peer.exchange().awaitRefusal(timing.prompt()));
  }

  @Then("{peer} receives a JoinVerify with the error {word}")
  public void receivesVerifyWithError(Peer peer, String error) {
    Answer<JoinVerify> answer = peer.exchange().awaitVerify();
    Expect.refused(answer, "JOIN-22");
    Expect.refused(answer, Error.valueOf(error));
  }

  /** A JoinVerify without error is empty; a Discovery at this place is not. */
  @Then("the first message that {peer} receives is a JoinVerify")
  public void firstMessageIsVerify(Peer peer) {
    Answer<JoinVerify> answer = peer.exchange().awaitVerify();
    Expect.that(
        !hasOtherFields(answer), "a JoinVerify first", "a message with other fields came first");
    Expect.accepted(answer);
  }

  private static boolean hasOtherFields(Answer<JoinVerify> answer) {
    return answer.message().filter(it -> !it.getUnknownFields().asMap().isEmpty()).isPresent();
  }

  /** The server may end the join that it awaits: how long it does is its own affair. */
  @Then("nothing comes to {peer} in {int} periods, unless a JoinVerify with an error")
  public void nothingComes(Peer peer, int periods) {
    Answer<JoinVerify> answer =
        peer.exchange().awaitVerify(timing.interval().multipliedBy(periods));
    if (answer.accepted()) {
      throw RequirementBroken.here(
          "no message before the solution, unless a JoinVerify with an error",
          hasOtherFields(answer)
              ? "a message with other fields came, as a list has"
              : "an empty message came, which is a JoinVerify without error or a list of nobody");
    }
  }

  @When("{peer} sends the solution of that challenge as the first message of a new connection")
  public void sendsSolutionFirst(Peer peer) {
    byte[] solution = peer.exchange().rightSolution();
    peer.connect();
    peer.exchange().sendSolution(solution);
  }

  @Then("{peer} is refused, by an error or the end of the stream")
  public void isRefused(Peer peer) {
    Expect.refusedOrEnded(peer.exchange().awaitRefusal());
  }

  /** Nothing else has to be awaited, so that a server that waits for more is told apart. */
  @Then("{peer} is refused at once, by an error or the end of the stream")
  public void isRefusedAtOnce(Peer peer) {
    Expect.refusedOrEnded(peer.exchange().awaitVerify(timing.prompt()));
  }

  @Then("the server ends {peer}'s registration stream")
  public void endsRegistrationStream(Peer peer) {
    Expect.ended(peer.exchange().pipe().stream().awaitEnd(timing.answer()));
  }

  @Given("{peer} has joined and left again")
  public void hasJoinedAndLeft(Peer peer) {
    Exchange join = peer.getChallenge();
    earlierRandom = join.random128();
    earlierSolution = join.rightSolution();
    join.sendSolution(earlierSolution);
    join.awaitVerify()
        .orBroken(seen -> RequirementBroken.of("JOIN-21", "a JoinVerify without error", seen));
    peer.link().close();
  }

  @Given("{peer} has received a challenge, and was cut off with its solution unsent")
  public void hasGivenUp(Peer peer) {
    earlierSolution = peer.getChallenge().rightSolution();
    peer.link().cut();
  }

  @When("{peer} joins again, and sends that solution")
  public void sendsUnsent(Peer peer) {
    peer.connect();
    peer.getChallenge().sendSolution(earlierSolution);
  }

  @When("{peer} joins again with the same random128 and the earlier solution")
  public void replays(Peer peer) {
    challengeAgain(peer);
    peer.exchange().sendSolution(earlierSolution);
  }

  @Given("{peer} has received a challenge on each of two connections for the same JoinInit")
  public void hasTwoChallenges(Peer peer) {
    first = peer.getChallenge();
    earlierRandom = first.random128();
    earlierSolution = first.rightSolution();
    challengeAgain(peer);
  }

  @When("{peer} joins on the first, and sends the same solution on the second")
  public void joinsOnFirstAndReplays(Peer peer) {
    Exchange join = Objects.requireNonNull(first);
    join.sendSolution(earlierSolution);
    join.awaitVerify()
        .orBroken(seen -> RequirementBroken.of("JOIN-21", "a JoinVerify without error", seen));
    peer.exchange().sendSolution(earlierSolution);
  }

  private void challengeAgain(Peer peer) {
    peer.connect();
    peer.getChallenge(earlierRandom);
  }
}
