package stardust.runner.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.mutant.OnlineWrapper;
import stardust.server.DialMachine;
import stardust.server.DialRules;
import stardust.server.DialStep;
import stardust.server.JoinRules;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** Defects that a finding names in one sentence. */
class NamedDefectsTest {

  @Test
  void successWithoutAStreamIsCalledThat() {
    WrongJoins run =
        WrongJoins.runOf(parts -> parts.withDials((made, dialer) -> new Boaster()), "DIAL-02");

    assertThat(run.failure("DIAL-02").expected()).isEqualTo("a stream that the server opens to B");
    assertThat(run.failure("DIAL-02").seen())
        .isEqualTo("DialResponse said success, but no stream reached B within 15 s");
  }

  @Test
  void aDialThatIsRefusedIsNoMissingStream() {
    WrongJoins run =
        WrongJoins.runOf(
            parts -> parts.withDialRules((dialer, target, online) -> refused()), "DIAL-02");

    assertThat(run.of("DIAL-02"))
        .filteredOn(result -> !result.requirements().contains("DIAL-01"))
        .isNotEmpty()
        .allMatch(result -> result.verdict() == Verdict.BLOCKED)
        .allMatch(result -> result.blockedBy().equals(List.of("DIAL-01")));
    assertThat(run.broken()).containsExactly("DIAL-01");
  }

  @Test
  void whereNobodyIsChallengedThatIsTheOneFinding() {
    UnaryOperator<ServerParts> parts = right -> right.withJoinRules(new NobodyIsGoodEnough());

    assertThat(WrongJoins.runOf(parts, "WIRE-03").results())
        .allMatch(result -> result.blockedBy().equals(List.of("JOIN-01")));
    assertThat(WrongJoins.runOf(parts, "JOIN-01").broken()).containsExactly("JOIN-01");
  }

  @Test
  void whereThereIsPlaceForOnePeerThatIsTheOneFinding() {
    UnaryOperator<ServerParts> parts = right -> right.withOnline(new OnePlace());

    List<ScenarioResult> results = WrongJoins.runOf(parts, "ROBUST-31").results();

    // On a busy machine a period ends while the second peer joins: its list came, without that
    // peer.
    assertThat(results)
        .flatExtracting(ScenarioResult::blockedBy)
        .hasSameSizeAs(results)
        .containsAnyOf("DISC-02", "DISC-12")
        .containsOnly(results.get(0).blockedBy().get(0));
    assertThat(results)
        .allMatch(result -> result.reason().endsWith("then the server ended the stream"));
  }

  /** The second peer is lost in the scenario and in the first plain use, and not afterwards. */
  @Test
  void whatDependsOnTheMomentIsNotBlamedOnTheAcknowledgements() {
    AtomicInteger toLose = new AtomicInteger(2);
    WrongJoins run =
        WrongJoins.runShowing(
            parts -> parts.withOnline(new LosesTheSecond(parts.online(), toLose)), "RELAY-24");

    assertThat(run.of("RELAY-24"))
        .allMatch(result -> result.blockedBy().equals(List.of("DISC-12")));
  }

  @Test
  void anErrorInTheNextMessageIsCalledTooLate() {
    WrongJoins run = WrongJoins.runOf(NamedDefectsTest::checkingRandomLate, "JOIN-11");

    assertThat(run.of("JOIN-11"))
        .extracting(ScenarioResult::reason)
        .allMatch(
            reason ->
                reason.endsWith(
                    "the server sent JoinChallenge{no error}, and the error only in its next"
                        + " message: the server sent JoinVerify{error: E_INCORRECT_SOLUTION}"));
  }

  @Test
  void aWrongCodeIsNamedBesideTheRightOne() {
    WrongJoins run =
        WrongJoins.runOf(
            parts -> parts.withJoinRules(answering(parts, Error.E_GENERIC)), "JOIN-12");

    assertThat(run.failure("JOIN-12").expected())
        .isEqualTo("a JoinChallenge with the error E_RAND_LENGTH");
    assertThat(run.failure("JOIN-12").seen())
        .isEqualTo("the server sent JoinChallenge{error: E_GENERIC}");
    assertThat(run.failure("JOIN-12").hint()).contains("100");
  }

  private static DialRules.Refused refused() {
    return new DialRules.Refused(Error.E_GENERIC, "no dials here");
  }

  private static ServerParts checkingRandomLate(ServerParts parts) {
    var right = parts.solutions();
    return parts
        .withJoinRules(answering(parts, Error.OK))
        .withSolutions(
            (random, salt, it) -> random.length == 128 && right.isRight(random, salt, it));
  }

  /** The right rules, with another answer to a random string of the wrong length. */
  private static JoinRules answering(ServerParts parts, Error error) {
    JoinRules right = parts.joinRules();
    return new JoinRules() {
      @Override
      public Error random(byte[] random128) {
        return right.random(random128) == Error.OK ? Error.OK : error;
      }

      @Override
      public Error identity(PeerId id, PublicKey key) {
        return right.identity(id, key);
      }
    };
  }

  /** Refuses every JoinInit. */
  private static final class NobodyIsGoodEnough implements JoinRules {

    @Override
    public Error random(byte[] random128) {
      return Error.E_GENERIC;
    }

    @Override
    public Error identity(PeerId id, PublicKey key) {
      return Error.E_GENERIC;
    }
  }

  /** Takes whoever is online off for the next. */
  private static final class OnePlace implements OnlinePeers {

    private Optional<OnlinePeer> only = Optional.empty();

    @Override
    public synchronized Optional<OnlinePeer> add(OnlinePeer peer) {
      Optional<OnlinePeer> displaced = only;
      only = Optional.of(peer);
      return displaced;
    }

    @Override
    public synchronized boolean remove(OnlinePeer peer) {
      boolean isHere = only.equals(Optional.of(peer));
      if (isHere) {
        only = Optional.empty();
      }
      return isHere;
    }

    @Override
    public synchronized Optional<OnlinePeer> find(PeerId id) {
      return only.filter(peer -> peer.id().equals(id));
    }

    @Override
    public synchronized List<OnlinePeer> all() {
      return only.stream().toList();
    }
  }

  /** Does not take the second peer, as long as there is one to lose. */
  private static final class LosesTheSecond extends OnlineWrapper {

    private final AtomicInteger toLose;
    private final AtomicInteger come = new AtomicInteger();

    LosesTheSecond(OnlinePeers right, AtomicInteger toLose) {
      super(right);
      this.toLose = toLose;
    }

    @Override
    public Optional<OnlinePeer> add(OnlinePeer peer) {
      return come.incrementAndGet() == 2 && toLose.getAndDecrement() > 0
          ? Optional.empty()
          : super.add(peer);
    }
  }

  /** Says success to every dial, and does nothing. */
  private static final class Boaster implements DialMachine {

    @Override
    public State state() {
      return State.SPLICED;
    }

    @Override
    public List<DialStep> request(byte[] message) {
      return List.of(new DialStep.Send(DialResponse.getDefaultInstance()));
    }

    @Override
    public List<DialStep> malformed(Violation violation) {
      return List.of();
    }

    @Override
    public List<DialStep> opened() {
      return List.of();
    }

    @Override
    public List<DialStep> failed(String why) {
      return List.of();
    }
  }
}
