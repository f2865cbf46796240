package stardust.runner.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import stardust.runner.identity.Identities;
import stardust.runner.identity.OddId;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Answer;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Peers;
import stardust.runner.probe.RareSolutions;
import stardust.spec.message.DialResponse;

/** Values that a server loses part of where it takes bytes for text or for a number. */
public final class OddValueSteps {

  /** One of five solutions will do: that none of so many does has no chance that matters. */
  private static final int MOST_CHALLENGES = 200;

  /** A zero byte with some more behind it. */
  private static final int LAST_ZERO = 60;

  private final Peers peers;
  private final Identities identities;
  private final RareSolutions rare;

  public OddValueSteps(Peers peers, Identities identities, RareSolutions rare) {
    this.peers = peers;
    this.identities = identities;
    this.rare = rare;
  }

  /** In one scenario, as a server that is shared by all of them knows each id once. */
  @Then(
      "{peer} can see and dial peers whose ids begin or end with a byte that text or numbers lose")
  public void canSeeAndDialOddIds(Peer dialler) {
    for (Peer target : oddOnes()) {
      int mark = dialler.membership().mark();
      target.join(Acks.EMPTY);
      dialler.awaitList(
          mark,
          list -> list.lists(target.id()),
          "DISC-12",
          "a Discovery that lists " + target.label());
      String expected = "a DialResponse without error to a dial of " + target.label();
      Answer<DialResponse> answer = dialler.dial(target.id().bytes()).answer();
      if (!answer.accepted()) {
        throw RequirementBroken.of("DIAL-01", expected, answer.seen());
      }
    }
  }

  private List<Peer> oddOnes() {
    return Stream.of(OddId.values()).map(this::peer).toList();
  }

  private Peer peer(OddId id) {
    Peer peer = peers.get("a peer whose id " + id.words());
    peer.become(identities.odd(id));
    return peer;
  }

  @Then("right solutions are accepted, whatever byte they or their salts begin with")
  public void rareSolutionsAreAccepted() {
    rare.checkAccepted();
  }

  /**
   * The salt is the server's: it takes some challenges to get one with such a solution. It is the
   * right one, also of a server that takes another one for right.
   */
  @When("{peer} sends a solution that is right up to a zero byte, with zeros behind it")
  public void sendsSolutionRightUpToZero(Peer peer) {
    Exchange join = peer.exchange();
    for (int i = 0; i < MOST_CHALLENGES; i++) {
      byte[] solution = Exchange.hash(join.random128(), join.salt());
      if (zeroBehindZero(solution)) {
        join.sendSolution(solution);
        return;
      }
      peer.link().cut();
      peer.connect();
      join = peer.getChallenge();
    }
    throw new IllegalStateException(
        "none of "
            + MOST_CHALLENGES
            + " solutions has a zero byte behind its first, in its first "
            + LAST_ZERO);
  }

  private static boolean zeroBehindZero(byte[] solution) {
    int zero = 0;
    while (zero < LAST_ZERO && solution[zero] != 0) {
      zero++;
    }
    if (zero == 0 || zero == LAST_ZERO) {
      return false;
    }
    Arrays.fill(solution, zero, solution.length, (byte) 0);
    return true;
  }
}
