package stardust.runner.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import stardust.peer.PrivateKey;
import stardust.report.model.RunResult;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.endpoint.EndpointContext;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Declared;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.ScenarioParts;
import stardust.runner.probe.Seed;
import stardust.spec.Catalogue;
import stardust.transport.Transport;

/** One run: reaches the endpoint, runs the scenarios, writes what they found as it comes. */
public final class SuiteRun {

  /**
   * Scenarios mostly wait, but each brings connections: a stranger's server gets a modest crowd.
   */
  private static final int PARALLEL_ON_SHARED = 16;

  /**
   * To each processor: with the embedded server both ends of every handshake compute here. More
   * would not end sooner, and would only make each wait longer for its turn.
   */
  private static final int PARALLEL_TO_CORE = 16;

  /**
   * In a full run on two processors the others keep them busy for 7 s, and delay single steps by
   * about 1 s: much of a period of 1 s, little of this one.
   */
  private static final Duration LONG_PERIOD = Duration.ofSeconds(5);

  private static final int LOOPS = 4;

  private SuiteRun() {}

  /**
   * Runs and writes.
   *
   * @param selected what to run, in the order in which the report has it
   * @throws stardust.runner.endpoint.EndpointException when the endpoint could not be reached
   * @throws IOException when the results cannot be written
   */
  public static RunResult run(
      RunRequest request, Catalogue catalogue, List<ScenarioInfo> selected, Progress progress)
      throws IOException {
    Identities identities = new Identities();
    try (Transport transport = new Transport(LOOPS);
        Endpoint endpoint =
            request
                .endpoint()
                .endpoint(
                    new EndpointContext(
                        transport,
                        identities,
                        request.timing().interval(),
                        request.offer().binding()))) {
      PrivateKey identity = identities.next(new Random(request.seed()));
      Reached reached = Reached.of(endpoint, request, transport, identity);
      RunRequest settled = request.settled(reached.offer());
      progress.reached(reached.facts());
      Declared declared = declared(request, endpoint);
      return new SuiteRunInFolder(settled, reached, parallel(request, endpoint))
          .run(
              each -> engine(settled, declared, catalogue, each, transport, identities),
              selected,
              progress);
    }
  }

  /** Of the embedded server it is known what it has. */
  private static Declared declared(RunRequest request, Endpoint endpoint) {
    return endpoint.shared()
        ? Declared.of(request.said(), request.endpoint().protocols())
        : Declared.REFERENCE;
  }

  private static Engine engine(
      RunRequest request,
      Declared declared,
      Catalogue catalogue,
      Endpoint endpoint,
      Transport transport,
      Identities identities) {
    List<Object> shared =
        List.of(
            endpoint,
            transport,
            identities,
            request.timing(),
            request.offer(),
            declared,
            new Seed(request.seed()),
            new PlainUse.Outcome());
    Engine engine = new Engine(catalogue, shared, ScenarioParts.TYPES);
    return waitsCanBegin(request, endpoint) ? engine.patientFirst() : engine;
  }

  /** With --parallel 1, one at a time means just that. */
  private static boolean waitsCanBegin(RunRequest request, Endpoint endpoint) {
    return !endpoint.shared()
        && parallel(request, endpoint) > 1
        && request.timing().interval().compareTo(LONG_PERIOD) >= 0;
  }

  private static int parallel(RunRequest request, Endpoint endpoint) {
    return request
        .parallel()
        .orElse(
            endpoint.shared()
                ? PARALLEL_ON_SHARED
                : PARALLEL_TO_CORE * Runtime.getRuntime().availableProcessors());
  }
}
