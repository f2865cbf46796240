package stardust.runner.selfcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.client.ReferenceChange;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.engine.Coverage;
import stardust.runner.engine.ScenarioList;
import stardust.runner.mutant.Defect;
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
  private static final int WHOLE_RUN = 16;

  /** What all scenarios of a role said of the reference in a binding. */
  public record Reference(Role role, Binding binding, List<ScenarioResult> results) {}

  private final Catalogue catalogue = Catalogue.load();
  private final ScenarioList scenarios = ScenarioList.load(catalogue);
  private final Timing timing;
  private final Consumer<String> progress;

  /**
   * A check with these waits.
   *
   * @param progress hears a line as each part of it begins
   */
  public SelfCheck(Timing timing, Consumer<String> progress) {
    this.timing = timing;
    this.progress = progress;
  }

  /** All scenarios against the reference of each role in every binding, side by side. */
  public List<Reference> references() {
    progress.accept("trying the reference server and client in every binding");
    List<Supplier<Reference>> runs = new ArrayList<>();
    for (Binding binding : Binding.values()) {
      runs.add(() -> new Reference(Role.SERVER, binding, reference(binding)));
      runs.add(() -> new Reference(Role.CLIENT, binding, referenceClient(binding)));
    }
    return sideBySide(runs);
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
      return new ClientTrial(catalogue, transport, timingOfClients())
          .run(binding, ReferenceChange.NONE, scenarios.of(Role.CLIENT), WHOLE_RUN);
    }
  }

  /**
   * The ids of the scenarios of a role that nobody would miss. Those of chance are tried against
   * what nothing else has caught, and so make no other needless.
   *
   * @param judged all mutants of that role
   */
  public List<String> needless(Role role, List<Judged> judged) {
    List<String> found = needlessAmong(role, judged.stream().map(Judged::catching).toList());
    if (found.isEmpty()) {
      return found;
    }
    progress.accept("trying again what makes these seem needless: " + String.join(", ", found));
    try (Transport transport = new Transport(LOOPS)) {
      Recatching again = new Recatching(scenarios.of(role), bench(transport));
      Set<String> needless = Set.copyOf(found);
      return needlessAmong(
          role, judged.stream().map(each -> again.catching(each, needless)).toList());
    }
  }

  private List<String> needlessAmong(Role role, List<Set<String>> catching) {
    Coverage coverage = new Coverage(catalogue, role, scenarios.all());
    return Needless.among(scenarios.of(role), coverage::needs, catching);
  }

  /** Each wrong server and each wrong client, in the order given. */
  public List<Judged> mutants(List<Mutant> servers, List<ClientMutant> clients) {
    try (Transport ofServers = new Transport(LOOPS);
        Transport ofClients = new Transport(LOOPS)) {
      List<Trials<?>> trials = List.of(servers(servers, ofServers), clients(clients, ofClients));
      together(trials, Trials::ofWhatTheyBreak);
      together(trials, Trials::ofTheTimesTheyBreak);
      together(trials, Trials::ofChance);
      together(trials, Trials::ofTheRest);
      return trials.stream().flatMap(Trials::judged).toList();
    }
  }

  private Trials<Mutant> servers(List<Mutant> mutants, Transport transport) {
    return new Trials<>(mutants, scenarios.of(Role.SERVER), progress, ofServers(transport));
  }

  private Trials<ClientMutant> clients(List<ClientMutant> mutants, Transport transport) {
    return new Trials<>(mutants, scenarios.of(Role.CLIENT), progress, ofClients(transport));
  }

  private Trials.Bench<Defect> bench(Transport transport) {
    Trials.Bench<Mutant> servers = ofServers(transport);
    Trials.Bench<ClientMutant> clients = ofClients(transport);
    return (mutant, selected, parallel) ->
        mutant instanceof ClientMutant client
            ? clients.run(client, selected, parallel)
            : servers.run((Mutant) mutant, selected, parallel);
  }

  private Trials.Bench<Mutant> ofServers(Transport transport) {
    ServerRun run = new ServerRun(catalogue, transport, timing);
    return (mutant, selected, parallel) ->
        run.run(mutant.binding(), mutant::of, selected, parallel);
  }

  private Trials.Bench<ClientMutant> ofClients(Transport transport) {
    ClientTrial trial = new ClientTrial(catalogue, transport, timingOfClients());
    return (mutant, selected, parallel) ->
        trial.run(mutant.binding(), mutant.change(), selected, parallel);
  }

  private static void together(List<Trials<?>> trials, Consumer<Trials<?>> part) {
    sideBySide(trials.stream().<Supplier<Trials<?>>>map(each -> () -> after(each, part)).toList());
  }

  private static Trials<?> after(Trials<?> trials, Consumer<Trials<?>> part) {
    part.accept(trials);
    return trials;
  }

  private static <T> List<T> sideBySide(List<Supplier<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<CompletableFuture<T>> running =
          tasks.stream().map(task -> CompletableFuture.supplyAsync(task, threads)).toList();
      return running.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }

  private Timing timingOfClients() {
    return new Timing(timing.scale(), CLIENTS_INTERVAL);
  }
}
