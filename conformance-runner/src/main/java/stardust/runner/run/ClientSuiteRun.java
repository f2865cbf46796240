package stardust.runner.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.Reports;
import stardust.report.json.Journal;
import stardust.report.model.Environment;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.runner.client.ClientEndpoint;
import stardust.runner.client.ClientScenarioParts;
import stardust.runner.client.ClientTraits;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.ListenAt;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.probe.Seed;
import stardust.spec.Catalogue;
import stardust.spec.Role;
import stardust.transport.Transport;

/** One run against a client: starts it, runs the scenarios, writes what they found as it comes. */
public final class ClientSuiteRun {

  /** Each scenario starts processes of its own, which compute mostly while they start. */
  private static final int PARALLEL_TO_CORE = 2;

  /** With a longer period the waits for it are what the run takes: they begin first. */
  private static final Duration LONG_PERIOD = Duration.ofSeconds(5);

  private final RunRequest request;
  private final ClientEndpoint endpoint;
  private final ListenAt listenAt;
  private final Identities identities = new Identities();
  private final int parallel;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  /**
   * Starts nothing yet.
   *
   * @param listenAt where the suite plays the server
   */
  public ClientSuiteRun(RunRequest request, ClientEndpoint endpoint, ListenAt listenAt) {
    this.request = request;
    this.endpoint = endpoint;
    this.listenAt = listenAt;
    this.parallel =
        request.parallel().orElse(PARALLEL_TO_CORE * Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs and writes.
   *
   * @param selected what to run, in the order in which the report has it
   * @throws stardust.runner.endpoint.EndpointException when the client could not be started, or did
   *     not connect
   * @throws IOException when the results cannot be written
   */
  public RunResult run(
      Transport transport, Catalogue catalogue, List<ScenarioInfo> selected, Progress progress)
      throws IOException {
    Map<String, String> found = ClientPreflight.reach(beside(transport), request.timing());
    RunResult start =
        RunResult.begun(request.suite(), target(found), options(), Environment.current(), started);
    try (Journal journal = Journal.open(request.out(), start)) {
      engine(transport, catalogue)
          .run(
              selected,
              parallel,
              false,
              request::command,
              result -> keep(journal, progress, result));
      HiddenDefects.reveal(journal, progress);
      RunResult result = start.with(inOrder(journal.scenarios(), selected), took(), true);
      journal.finish(result);
      Reports.render(result, request.out());
      return result;
    }
  }

  private Engine engine(Transport transport, Catalogue catalogue) {
    Seed seed = new Seed(request.seed());
    List<Object> shared =
        List.of(
            endpoint,
            listenAt,
            transport,
            identities,
            request.timing(),
            request.offer(),
            seed,
            new ClientTraits(
                endpoint,
                listenAt,
                request.offer(),
                transport,
                identities,
                request.timing(),
                seed));
    Engine engine = new Engine(catalogue, shared, ClientScenarioParts.TYPES);
    boolean first = parallel > 1 && request.timing().interval().compareTo(LONG_PERIOD) >= 0;
    return first ? engine.patientFirst() : engine;
  }

  private ClientUnderTest beside(Transport transport) {
    ScenarioRandom random = new ScenarioRandom(new Seed(request.seed()));
    random.begin("before the scenarios");
    return new ClientUnderTest(
        endpoint,
        listenAt,
        request.offer(),
        transport,
        identities,
        request.timing(),
        random,
        new ScenarioRecord());
  }

  private static void keep(Journal journal, Progress progress, ScenarioResult result) {
    journal.append(result);
    synchronized (progress) {
      progress.ended(result);
    }
  }

  private static List<ScenarioResult> inOrder(
      List<ScenarioResult> results, List<ScenarioInfo> selected) {
    List<String> ids = selected.stream().map(ScenarioInfo::id).toList();
    List<ScenarioResult> ordered = new ArrayList<>(results);
    ordered.sort(Comparator.comparingInt(result -> ids.indexOf(result.id())));
    return ordered;
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Target target(Map<String, String> found) {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("binding", request.offer().binding().toString());
    declared.put("discovery interval", request.timing().interval().toMillis() + " ms");
    return new Target(endpoint.kind(), Role.CLIENT, endpoint.description(), "", declared, found);
  }

  private RunOptions options() {
    return new RunOptions(
        request.seed(),
        request.timing().scale(),
        parallel,
        request.selection().words(),
        request.strict(),
        request.command(),
        request.known());
  }
}
