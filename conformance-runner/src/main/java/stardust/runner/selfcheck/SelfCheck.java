package stardust.runner.selfcheck;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.client.ReferenceChange;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.mutant.Mutant;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Role;
import stardust.transport.Transport;

/** Runs the suite against the reference, which must pass, and against mutants, which must not. */
public final class SelfCheck {

  /**
   * A client that gets no list for five of these ends its connection: longer than any scenario
   * leaves it without one on a busy machine, but for the one that is about this.
   */
  private static final Duration CLIENTS_INTERVAL = Duration.ofSeconds(3);

  private static final int LOOPS = 4;
  private static final int WHOLE_RUN = 32;

  private final Catalogue catalogue = Catalogue.load();
  private final ScenarioList scenarios = ScenarioList.load(catalogue);
  private final Timing timing;

  public SelfCheck(Timing timing) {
    this.timing = timing;
  }

  /** All scenarios of a role against the reference in every binding, side by side. */
  public Map<Binding, List<ScenarioResult>> references(Role role) {
    Map<Binding, CompletableFuture<List<ScenarioResult>>> running = new EnumMap<>(Binding.class);
    ExecutorService threads = Executors.newFixedThreadPool(Binding.values().length);
    for (Binding binding : Binding.values()) {
      running.put(
          binding,
          CompletableFuture.supplyAsync(
              () -> role == Role.SERVER ? reference(binding) : referenceClient(binding), threads));
    }
    threads.shutdown();
    Map<Binding, List<ScenarioResult>> results = new EnumMap<>(Binding.class);
    running.forEach((binding, result) -> results.put(binding, result.join()));
    return results;
  }

  /** All scenarios about servers against the reference in this binding. */
  public List<ScenarioResult> reference(Binding binding) {
    try (Transport transport = new Transport(LOOPS)) {
      return new ServerRun(catalogue, transport, timing)
          .run(binding, UnaryOperator.identity(), scenarios.of(Role.SERVER), WHOLE_RUN);
    }
  }

  /** All scenarios about clients against the reference in this binding. */
  public List<ScenarioResult> referenceClient(Binding binding) {
    try (Transport transport = new Transport(LOOPS)) {
      return new ClientTrial(catalogue, transport, ofClients())
          .run(binding, ReferenceChange.NONE, scenarios.of(Role.CLIENT), WHOLE_RUN);
    }
  }

  /** The scenarios in which this is tested, as they are in the features. */
  public List<ScenarioInfo> scenarios(Role role) {
    return scenarios.of(role);
  }

  /** Each wrong server, in the order given, after all scenarios of what it breaks. */
  public List<Judged> mutants(List<Mutant> mutants) {
    try (Transport transport = new Transport(LOOPS)) {
      ServerRun run = new ServerRun(catalogue, transport, timing);
      return new Trials<Mutant>(
              scenarios.of(Role.SERVER),
              (mutant, selected, parallel) ->
                  run.run(mutant.binding(), mutant::of, selected, parallel))
          .of(mutants);
    }
  }

  /** Each wrong client, in the order given, after all scenarios of what it breaks. */
  public List<Judged> clientMutants(List<ClientMutant> mutants) {
    try (Transport transport = new Transport(LOOPS)) {
      ClientTrial trial = new ClientTrial(catalogue, transport, ofClients());
      return new Trials<ClientMutant>(
              scenarios.of(Role.CLIENT),
              (mutant, selected, parallel) ->
                  trial.run(mutant.binding(), mutant.change(), selected, parallel))
          .of(mutants);
    }
  }

  private Timing ofClients() {
    return new Timing(timing.scale(), CLIENTS_INTERVAL);
  }
}
