package stardust.runner.run;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import stardust.report.model.RunResult;
import stardust.runner.endpoint.AddressEndpoint;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
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
        Endpoint endpoint = endpoint(request, transport, identities)) {
      request
          .target()
          .ifPresent(
              address ->
                  Preflight.reach(
                      address,
                      transport,
                      request.offer(),
                      identities.next(new Random(request.seed()))));
      List<Object> shared =
          List.of(
              endpoint,
              transport,
              identities,
              request.timing(),
              request.offer(),
              new Seed(request.seed()));
      return new SuiteRunInFolder(request, endpoint, parallel(request, endpoint))
          .run(new Engine(catalogue, shared, ScenarioParts.TYPES), selected, progress);
    }
  }

  private static Endpoint endpoint(RunRequest request, Transport transport, Identities identities) {
    return request
        .target()
        .<Endpoint>map(AddressEndpoint::new)
        .orElseGet(() -> new EmbeddedEndpoint(transport, identities, request.timing().interval()));
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
