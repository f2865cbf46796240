package stardust.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.binding.Binding;
import stardust.client.ClientMachine;
import stardust.client.ClientOptions;
import stardust.client.ClientParts;
import stardust.peer.RsaPrivateKey;
import stardust.report.model.TraceEvent;
import stardust.runner.client.Saying.Kind;
import stardust.runner.client.mutant.ClientMutants;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Offer;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.probe.Seed;
import stardust.runner.probe.Waits;
import stardust.runner.time.Timing;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** The played server and the reference client, without any scenario. */
class ClientUnderTestTest {

  private static final Seed SEED = new Seed(1);
  private static final Offer OFFER = new Offer(Binding.LIBP2P, Stack.SECURITIES, Stack.MUXERS);

  private final Transport transport = new Transport(1);
  private final Timing timing = new Timing(1, Duration.ofSeconds(10));
  private final Identities identities = new Identities();
  private final ScenarioRecord seen = new ScenarioRecord();
  private ClientUnderTest client = of(ReferenceChange.NONE);

  @AfterEach
  void close() {
    client.close();
    transport.close();
  }

  @Test
  void aRightClientJoinsAndItsListsAreAcknowledged() {
    Visit visit = client.start();

    visit.joined();

    assertThat(visit.join().acks()).isEqualTo(1);
    assertThat(visit.run().awaitSaying(Kind.PEERS, timing.answer())).isPresent();
  }

  @Test
  void everythingIsInTheTrace() {
    client.start().joined();

    assertThat(seen.trace().events())
        .extracting(TraceEvent::name)
        .contains("JoinInit", "JoinChallenge", "JoinChallengeSolution", "JoinVerify", "Discovery")
        .contains("DiscoveryAck");
  }

  @Test
  void aDialReachesThePlayedPeer() {
    PlayedPeer target = client.peer("B");
    Visit visit = client.start(server -> new Invitation.Dial(server, target.id()));

    visit.dial().checkTarget(target.id(), "DIAL-41");
    BlockingStream stream = visit.dial().accept();

    assertThatCode(
            () ->
                Waits.get(
                    target.upgrade(stream, target.identity(), false),
                    timing.relay(),
                    words -> RequirementBroken.here("a connection", words)))
        .doesNotThrowAnyException();
    assertThat(visit.run().awaitSaying(Kind.CONNECTED, timing.answer())).isPresent();
  }

  @Test
  void aWrongSolutionIsNamedByItsFormula() {
    client = of(parts(parts -> parts.withJoins(ClientUnderTestTest::withTurnedHash)));
    ServedJoin join = client.start().join();

    join.challenge();

    assertThatThrownBy(join::awaitSolution)
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("it is SHA-512(salt, random128): the inputs are swapped");
  }

  @Test
  void aClientThatIsRefusedEndsTheStreamAndSaysSo() {
    Visit visit = client.start();
    var unused = visit.join().init();

    visit.join().pipe().sendPayload(new byte[] {8, 100}, "JoinChallenge with an error");

    assertThat(visit.join().afterRefusal(timing.answer()))
        .isNotInstanceOf(Arrival.Message.class)
        .isNotInstanceOf(Arrival.Silence.class);
    assertThatCode(() -> reports().notJoined(visit)).doesNotThrowAnyException();
  }

  @Test
  void aClientThatSaysNothingAtAllCannotBeJudged() {
    client = of(ReferenceChange.NONE.withScreen(right -> new Mute()));
    Visit visit = client.start();
    visit.join().pipe().stream().reset();

    assertThatThrownBy(() -> reports(ReferenceChange.NONE.withScreen(r -> new Mute())).over(visit))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("CLIENTS.md");
  }

  @Test
  void aClientThatOtherwiseTellsAndIsSilentHereBreaksTheRequirement() {
    client = of(ReferenceChange.NONE.withScreen(right -> new Mute()));
    Visit visit = client.start();
    visit.join().pipe().stream().reset();

    assertThatThrownBy(() -> reports().over(visit))
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("it printed no \"stardust: error\"; the client still runs");
  }

  @Test
  void anExitWithStatusZeroIsNoReport() {
    client = of(ReferenceChange.NONE.withScreen(right -> new LeavesWith(right, 0)));
    Visit visit = client.start();
    visit.join().pipe().stream().reset();

    assertThatThrownBy(() -> reports().over(visit))
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("the client exited with status 0");
  }

  @Test
  void aCrashIsNoReport() {
    client = of(ReferenceChange.NONE.withScreen(right -> new LeavesWith(right, 139)));
    Visit visit = client.start();
    visit.join().pipe().stream().reset();

    assertThatThrownBy(() -> reports().offline(visit))
        .isInstanceOf(RequirementBroken.class)
        .hasMessageContaining("the client crashed with exit status 139");
  }

  private ClientReports reports() {
    return reports(ReferenceChange.NONE);
  }

  /** With what a start of this client beside the scenarios would show. */
  private ClientReports reports(ReferenceChange beside) {
    Timing hasty = new Timing(0.2, timing.interval());
    ClientTraits traits =
        new ClientTraits(
            endpoint(beside), ListenAt.DEFAULT, OFFER, transport, identities, timing, SEED);
    return new ClientReports(traits, hasty);
  }

  private ClientUnderTest of(ReferenceChange change) {
    ScenarioRandom random = new ScenarioRandom(SEED);
    random.begin("a test");
    return new ClientUnderTest(
        endpoint(change), ListenAt.DEFAULT, OFFER, transport, identities, timing, random, seen);
  }

  private ReferenceClients endpoint(ReferenceChange change) {
    return new ReferenceClients(transport, identities, timing, Binding.LIBP2P, change);
  }

  private static ClientMachine withTurnedHash(RsaPrivateKey key, byte[] random) {
    return ClientMutants.all().stream()
        .filter(mutant -> mutant.name().equals("client-salt-first"))
        .map(mutant -> mutant.change().options().apply(ClientOptions.of(key)).parts().joins())
        .findFirst()
        .orElseThrow()
        .make(key, random);
  }

  private static ReferenceChange parts(UnaryOperator<ClientParts> change) {
    return ReferenceChange.NONE.withOptions(
        options -> options.withParts(change.apply(options.parts())));
  }

  private static final class Mute implements Screen {

    @Override
    public void say(Saying saying) {}

    @Override
    public void exit(int status) {}
  }

  private record LeavesWith(Screen right, int status) implements Screen {

    @Override
    public void say(Saying saying) {
      if (saying.kind() != Kind.ERROR) {
        right.say(saying);
      }
    }

    @Override
    public void exit(int other) {
      right.exit(status);
    }
  }
}
