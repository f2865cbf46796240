package stardust.runner.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Offer;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.transport.Transport;

/**
 * What one run has found out about the client with a right server: whether it joins, keeps its
 * place, and shows it. Shared by all scenarios: the first that asks finds out, with a start of the
 * client beside the scenarios.
 */
public final class ClientTraits {

  private final ClientEndpoint endpoint;
  private final ListenAt listenAt;
  private final Offer offer;
  private final Transport transport;
  private final Identities identities;
  private final Timing timing;
  private final Seed seed;
  private @Nullable FirstStart firstStart;

  /**
   * A start of the client with a right server.
   *
   * @param tells whether it said that it has joined
   * @param obstacle what kept it from joining, or from acknowledging the first two lists
   */
  private record FirstStart(boolean tells, Optional<RequirementBroken> obstacle) {}

  public ClientTraits(
      ClientEndpoint endpoint,
      ListenAt listenAt,
      Offer offer,
      Transport transport,
      Identities identities,
      Timing timing,
      Seed seed) {
    this.endpoint = endpoint;
    this.listenAt = listenAt;
    this.offer = offer;
    this.transport = transport;
    this.identities = identities;
    this.timing = timing;
    this.seed = seed;
  }

  /** Whether it prints the lines of CLIENTS.md: whether it says that it has joined. */
  public boolean tells() {
    return firstStart().tells();
  }

  /** What keeps it from joining a right server and staying, whatever was done to it before. */
  public Optional<RequirementBroken> obstacle() {
    return firstStart().obstacle();
  }

  /**
   * What to say where a join that should come about did not: what keeps this client from joining at
   * all, or else that the requirement of the scenario is broken.
   *
   * @param expected what the scenario asks for
   */
  public RequirementBroken notJoined(String expected, RequirementBroken broken) {
    return obstacle()
        .orElseGet(
            () -> RequirementBroken.here(expected + " (" + broken.expected() + ")", broken.seen()));
  }

  /**
   * What to say where lists are not acknowledged: that what a plain start already shows is broken,
   * or else the requirement of the scenario.
   *
   * @param seen what came instead
   */
  public RequirementBroken notAcknowledged(String seen) {
    return obstacle()
        .flatMap(RequirementBroken::requirement)
        .map(requirement -> RequirementBroken.of(requirement, ServedJoin.ACK, seen))
        .orElseGet(() -> RequirementBroken.here(ServedJoin.ACK, seen));
  }

  private synchronized FirstStart firstStart() {
    if (firstStart == null) {
      firstStart = find();
    }
    return firstStart;
  }

  private FirstStart find() {
    ScenarioRandom random = new ScenarioRandom(seed);
    random.begin("a start beside the scenarios");
    ClientUnderTest client =
        new ClientUnderTest(
            endpoint, listenAt, offer, transport, identities, timing, random, new ScenarioRecord());
    try {
      Visit visit = client.start();
      ServedJoin join = visit.joined();
      join.list(visit.online());
      join.awaitAcks();
      return new FirstStart(
          visit.run().awaitSaying(Saying.Kind.JOINED, timing.slack()).isPresent(),
          Optional.empty());
    } catch (RequirementBroken broken) {
      return new FirstStart(false, Optional.of(broken));
    } catch (NotApplicable inTheWay) {
      // The scenarios come to it themselves.
      return new FirstStart(false, Optional.empty());
    } finally {
      client.close();
    }
  }
}
