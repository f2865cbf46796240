package stardust.runner.selfcheck;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Declared;
import stardust.runner.probe.Offer;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.ScenarioParts;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.server.ServerOptions;
import stardust.spec.Catalogue;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** Runs scenarios against embedded servers, on real sockets. */
final class ServerRun {

  /** Any: what a mutant does wrong does not hang on it. */
  private static final Seed SEED = new Seed(42);

  private final Catalogue catalogue;
  private final Transport transport;
  private final Timing timing;

  ServerRun(Catalogue catalogue, Transport transport, Timing timing) {
    this.catalogue = catalogue;
    this.transport = transport;
    this.timing = timing;
  }

  /** Runs the scenarios, so many at once, each against a server of the binding, changed so. */
  List<ScenarioResult> run(
      Binding binding,
      UnaryOperator<ServerOptions> change,
      List<ScenarioInfo> scenarios,
      int parallel) {
    Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
    Identities identities = new Identities();
    try (EmbeddedEndpoint endpoint =
        new EmbeddedEndpoint(
            transport,
            identities,
            timing.interval(),
            options -> change.apply(options.withBinding(binding)))) {
      List<Object> shared =
          List.of(
              endpoint,
              transport,
              identities,
              timing,
              new Offer(binding, Stack.SECURITIES, Stack.MUXERS),
              Declared.REFERENCE,
              SEED,
              new PlainUse.Outcome());
      new Engine(catalogue, shared, ScenarioParts.TYPES)
          .run(scenarios, parallel, endpoint.shared(), ScenarioInfo::id, results::add);
    }
    return List.copyOf(results);
  }
}
