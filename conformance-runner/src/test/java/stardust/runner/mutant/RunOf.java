package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Offer;
import stardust.runner.probe.ScenarioParts;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.server.ServerParts;
import stardust.spec.Catalogue;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** All scenarios, on real sockets, against servers made of the given parts. */
final class RunOf {

  private static final int PARALLEL = 32;

  /** As short as it can be without the lists of a period coming in the time of a join. */
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<ScenarioInfo> SCENARIOS = ScenarioList.load(CATALOGUE).all();

  private final List<ScenarioResult> results;

  private RunOf(List<ScenarioResult> results) {
    this.results = results;
  }

  static RunOf server(UnaryOperator<ServerParts> parts) {
    Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
    Identities identities = new Identities();
    try (Transport transport = new Transport(4);
        EmbeddedEndpoint endpoint = new EmbeddedEndpoint(transport, identities, INTERVAL, parts)) {
      List<Object> shared =
          List.of(
              endpoint,
              transport,
              identities,
              new Timing(1, INTERVAL),
              new Offer(Stack.SECURITIES, Stack.MUXERS),
              new Seed(42));
      new Engine(CATALOGUE, shared, ScenarioParts.TYPES)
          .run(SCENARIOS, PARALLEL, endpoint.shared(), ScenarioInfo::id, results::add);
    }
    return new RunOf(List.copyOf(results));
  }

  /** How many scenarios there were. */
  int count() {
    return results.size();
  }

  /** The requirements that a finding names. */
  Set<String> broken() {
    Set<String> broken = new TreeSet<>();
    results.stream()
        .flatMap(result -> result.failure().stream())
        .forEach(failure -> broken.add(failure.requirement()));
    return broken;
  }

  /** The scenarios with this verdict, each with the reason. */
  List<String> with(Verdict verdict) {
    return results.stream()
        .filter(result -> result.verdict() == verdict)
        .map(result -> result.id() + ": " + result.reason())
        .sorted()
        .toList();
  }

  /** What every blocked scenario was blocked by. */
  Set<String> blockers() {
    Set<String> blockers = new TreeSet<>();
    results.forEach(result -> blockers.addAll(result.blockedBy()));
    return blockers;
  }
}
