package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.salvage.Formula;
import stardust.runner.salvage.Joins;
import stardust.runner.salvage.Salvage;
import stardust.runner.time.Timing;
import stardust.transport.Transport;

/** Joins beside the scenarios: on a server of their own where each scenario has one. */
public final class FreshJoins implements Joins {

  /** Fewer than ROBUST-31 asks a server to serve at once. */
  private static final int AT_ONCE = 16;

  /** A server that answers a wrong solution with silence must not hold up the run for long. */
  private static final double HASTE = 0.5;

  private final Endpoint endpoint;
  private final Offer offer;
  private final Transport transport;
  private final Identities identities;
  private final Timing timing;
  private final Seed seed;

  public FreshJoins(
      Endpoint endpoint,
      Offer offer,
      Transport transport,
      Identities identities,
      Timing timing,
      Seed seed) {
    this.endpoint = endpoint;
    this.offer = offer;
    this.transport = transport;
    this.identities = identities;
    this.timing = timing;
    this.seed = seed;
  }

  @Override
  public Attempt join(Formula formula) {
    return attempts(List.of(formula), timing).get(0);
  }

  @Override
  public List<Attempt> joinAll(List<Formula> formulas) {
    return attempts(formulas, new Timing(timing.scale() * HASTE, timing.interval()));
  }

  private List<Attempt> attempts(List<Formula> formulas, Timing waits) {
    return beside(
        "joins beside the scenarios, " + formulas.size(),
        waits,
        Salvage.notNeeded(),
        peers -> attempts(formulas, peers));
  }

  private static List<Attempt> attempts(List<Formula> formulas, Peers peers) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Attempt>> joins = new ArrayList<>();
      formulas.forEach(formula -> joins.add(() -> attempt(peers.fresh(), formula)));
      return threads.invokeAll(joins).stream().map(FreshJoins::ended).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while joining", e);
    } finally {
      threads.shutdown();
    }
  }

  /**
   * Lets peers do something that no scenario sees, and cuts them off.
   *
   * @param what its name, from which their randomness comes
   * @param known how they join where the server refuses the right solution
   */
  <T> T beside(String what, Timing waits, Salvage known, Function<Peers, T> play) {
    ScenarioRecord unseen = new ScenarioRecord();
    ServerUnderTest server = new ServerUnderTest(endpoint, offer, transport, waits, unseen);
    ScenarioRandom random = new ScenarioRandom(seed);
    random.begin(what);
    Peers peers = new Peers(server, identities, waits, random, new Detours(known, this, unseen));
    try {
      return play.apply(peers);
    } finally {
      peers.close();
      server.close();
    }
  }

  private static Attempt attempt(Peer peer, Formula formula) {
    try {
      byte[] solution = formula.solve(peer.getChallenge().inputs());
      peer.exchange().sendSolution(solution);
      return peer.exchange().awaitVerify().accepted() ? Attempt.ACCEPTED : Attempt.REFUSED;
    } catch (RequirementBroken other) {
      // Another defect stands in the way; the scenarios come to it themselves.
      return Attempt.NOT_ASKED;
    }
  }

  private static Attempt ended(Future<Attempt> join) {
    try {
      return join.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a join beside the scenarios went wrong", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while joining", e);
    }
  }
}
