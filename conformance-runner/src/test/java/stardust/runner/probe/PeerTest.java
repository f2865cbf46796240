package stardust.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.binding.Binding;
import stardust.report.model.TraceEvent;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.salvage.Salvage;
import stardust.runner.time.Timing;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** The driver without Cucumber, against the reference over real sockets. */
class PeerTest {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Transport transport = new Transport(2);
  private final Identities identities = new Identities();
  private final Timing timing = new Timing(1, INTERVAL);
  private final ScenarioRecord seen = new ScenarioRecord();
  private final Endpoint endpoint =
      new EmbeddedEndpoint(transport, identities, INTERVAL, Binding.LIBP2P);
  private final Offer offer = new Offer(Binding.LIBP2P, Stack.SECURITIES, Stack.MUXERS);
  private final ServerUnderTest server =
      new ServerUnderTest(endpoint, offer, transport, timing, seen);
  private final Salvage salvage = new Salvage();
  private final FreshJoins joins =
      new FreshJoins(endpoint, offer, transport, identities, timing, new Seed(1));
  private final Peers peers =
      new Peers(server, identities, timing, random(), new Detours(salvage, joins, seen));

  @AfterEach
  void close() {
    peers.close();
    server.close();
    transport.close();
  }

  @Test
  void aPeerThatJoinsSeesTheOthers() {
    Peer a = peers.get("A");
    Peer b = peers.get("B");
    a.join(Acks.EMPTY);
    b.join(Acks.EMPTY);

    assertThat(a.awaitList(0, list -> list.lists(b.id()), "DISC-02", "B").hasDoubles()).isFalse();
  }

  @Test
  void aWrongSolutionIsRefused() {
    Exchange join = peers.get("A").getChallenge();
    join.sendSolution(new byte[64]);

    assertThat(join.awaitVerify().refused()).isTrue();
    assertThat(join.refused()).isTrue();
  }

  @Test
  void bytesPassARelay() {
    Peer a = peers.get("A");
    Peer b = peers.get("B");
    a.join(Acks.EMPTY);
    b.join(Acks.EMPTY);
    PlainUse plain = new PlainUse(joins, identities, salvage, new PlainUse.Outcome(), seen, timing);
    Relays.Relay relay = new Relays(timing, plain).between(a, b);
    byte[] bytes = "through the relay".getBytes(StandardCharsets.US_ASCII);
    relay.dialler().write(bytes);

    assertThat(relay.target().readExactly(bytes.length, timing.relay())).isEqualTo(bytes);
  }

  @Test
  void aListThatDoesNotComeSaysWhatCameInstead() {
    Peer a = peers.get("A");
    a.join(Acks.EMPTY);

    RequirementBroken broken =
        catchThrowableOfType(
            RequirementBroken.class,
            () -> a.awaitList(0, list -> false, "DISC-12", "a list that cannot come"));

    assertThat(broken.requirement()).contains("DISC-12");
    assertThat(broken.seen()).contains("A received").contains("other lists");
  }

  @Test
  void theTraceHasTheMessagesInTheirOrder() {
    peers.get("A").join(Acks.EMPTY);

    List<String> messages =
        seen.trace().events().stream().map(TraceEvent::name).filter(PeerTest::isOfJoin).toList();
    assertThat(messages)
        .startsWith("JoinInit", "JoinChallenge", "JoinChallengeSolution", "JoinVerify");
  }

  private static boolean isOfJoin(String name) {
    return name.startsWith("Join");
  }

  private static ScenarioRandom random() {
    ScenarioRandom random = new ScenarioRandom(new Seed(1));
    random.begin("PeerTest");
    return random;
  }
}
