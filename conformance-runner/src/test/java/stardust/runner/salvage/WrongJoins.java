package stardust.runner.salvage;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import stardust.binding.Binding;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Offer;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.ScenarioParts;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.server.ChallengeMaker;
import stardust.server.ServerParts;
import stardust.spec.Catalogue;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** Scenarios, on real sockets, against servers that are wrong about joins. */
final class WrongJoins {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int PARALLEL = 32;
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<ScenarioInfo> ALL = ScenarioList.load(CATALOGUE).all();

  private final List<ScenarioResult> results;
  private final Duration took;

  private WrongJoins(List<ScenarioResult> results, Duration took) {
    this.results = results;
    this.took = took;
  }

  /** All scenarios of these features but those of chance, which take long. */
  static WrongJoins run(UnaryOperator<ServerParts> parts, String... features) {
    List<String> wanted = List.of(features);
    return run(parts, info -> wanted.contains(info.feature()) && !info.isOfChance());
  }

  /** All scenarios of one requirement. */
  static WrongJoins runOf(UnaryOperator<ServerParts> parts, String requirement) {
    return run(parts, info -> info.requirements().contains(requirement));
  }

  /** The scenarios that show a requirement kept. */
  static WrongJoins runShowing(UnaryOperator<ServerParts> parts, String requirement) {
    return run(
        parts,
        info ->
            info.requirements().contains(requirement)
                && !info.tags().contains(ScenarioInfo.HOSTILE));
  }

  private static WrongJoins run(UnaryOperator<ServerParts> parts, Predicate<ScenarioInfo> wanted) {
    List<ScenarioInfo> selected = ALL.stream().filter(wanted).toList();
    Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
    Identities identities = new Identities();
    long start = System.nanoTime();
    try (Transport transport = new Transport(4);
        EmbeddedEndpoint endpoint =
            new EmbeddedEndpoint(
                transport, identities, INTERVAL, options -> options.withParts(parts))) {
      List<Object> shared =
          List.of(
              endpoint,
              transport,
              identities,
              new Timing(1, INTERVAL),
              new Offer(Binding.LIBP2P, Stack.SECURITIES, Stack.MUXERS),
              new Seed(42),
              new PlainUse.Outcome());
      new Engine(CATALOGUE, shared, ScenarioParts.TYPES)
          .run(selected, PARALLEL, endpoint.shared(), ScenarioInfo::id, results::add);
    }
    return new WrongJoins(List.copyOf(results), Duration.ofNanos(System.nanoTime() - start));
  }

  /** Servers that take the solution of this formula for the right one. */
  static UnaryOperator<ServerParts> accepting(Formula formula) {
    return parts ->
        parts.withSolutions(
            (random, salt, solution) ->
                Arrays.equals(formula.solve(new Inputs(random, salt, new byte[0], "")), solution));
  }

  /** The formula with this name. */
  static Formula formula(String name) {
    return Formulas.likely().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Servers that encrypt the salt with this cipher of Java's. */
  static UnaryOperator<ServerParts> encrypting(String cipher) {
    return parts -> {
      ChallengeMaker right = parts.challenges();
      return parts.withChallenges(
          (key, salt) ->
              right.encrypt(key, salt).map(any -> Encryptions.encrypt(cipher, key, salt)));
    };
  }

  Duration took() {
    return took;
  }

  List<ScenarioResult> results() {
    return results;
  }

  Stream<ScenarioResult> with(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict);
  }

  /** The scenarios that show a requirement. */
  List<ScenarioResult> of(String requirement) {
    return results.stream().filter(result -> result.requirements().contains(requirement)).toList();
  }

  /** What was wrong in the scenario that shows a requirement kept. */
  Failure failure(String requirement) {
    return of(requirement).stream()
        .filter(result -> !result.tags().contains(ScenarioInfo.HOSTILE))
        .findFirst()
        .flatMap(ScenarioResult::failure)
        .orElseThrow();
  }

  /** The requirements that findings name, each once. */
  List<String> broken() {
    return results.stream()
        .flatMap(result -> result.failure().stream())
        .map(Failure::requirement)
        .distinct()
        .sorted()
        .toList();
  }
}
