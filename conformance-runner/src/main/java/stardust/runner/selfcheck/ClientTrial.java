package stardust.runner.selfcheck;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.client.ClientScenarioParts;
import stardust.runner.client.ClientTraits;
import stardust.runner.client.ListenAt;
import stardust.runner.client.ReferenceChange;
import stardust.runner.client.ReferenceClients;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** Runs scenarios against clients in this process, on real sockets. */
final class ClientTrial {

  /** Any: what a mutant does wrong does not hang on it. */
  private static final Seed SEED = new Seed(42);

  private final Catalogue catalogue;
  private final Transport transport;
  private final Timing timing;

  ClientTrial(Catalogue catalogue, Transport transport, Timing timing) {
    this.catalogue = catalogue;
    this.transport = transport;
    this.timing = timing;
  }

  /** Runs the scenarios, so many at once, each against a client of the binding, changed so. */
  List<ScenarioResult> run(
      Binding binding, ReferenceChange change, List<ScenarioInfo> scenarios, int parallel) {
    Queue<ScenarioResult> results = new ConcurrentLinkedQueue<>();
    Identities identities = new Identities();
    Offer offer = new Offer(binding, Stack.SECURITIES, Stack.MUXERS);
    try (ReferenceClients endpoint =
        new ReferenceClients(transport, identities, timing, binding, change)) {
      List<Object> shared =
          List.of(
              endpoint,
              ListenAt.DEFAULT,
              transport,
              identities,
              timing,
              offer,
              SEED,
              new ClientTraits(
                  endpoint, ListenAt.DEFAULT, offer, transport, identities, timing, SEED));
      new Engine(catalogue, shared, ClientScenarioParts.TYPES)
          .run(scenarios, parallel, false, ScenarioInfo::id, results::add);
    }
    return List.copyOf(results);
  }
}
