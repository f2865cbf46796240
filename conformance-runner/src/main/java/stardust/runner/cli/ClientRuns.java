package stardust.runner.cli;

import java.io.IOException;
import java.util.List;
import stardust.report.model.RunResult;
import stardust.runner.client.ClientEndpoint;
import stardust.runner.client.CommandClients;
import stardust.runner.client.ListenAt;
import stardust.runner.client.ReferenceClients;
import stardust.runner.endpoint.Program;
import stardust.runner.endpoint.TransportKind;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
import stardust.runner.run.ClientSuiteRun;
import stardust.runner.run.Progress;
import stardust.runner.run.RunRequest;
import stardust.spec.Catalogue;
import stardust.transport.Transport;

/** Runs against the client that was chosen: the embedded one, or one that commands start. */
final class ClientRuns {

  private static final int LOOPS = 4;
  private static final String HOST = "127.0.0.1";

  private ClientRuns() {}

  static RunResult run(
      RunRequest request, Catalogue catalogue, List<ScenarioInfo> selected, Progress progress)
      throws IOException {
    Program program = request.endpoint().request().program();
    TransportKind kind = program.transport().orElse(TransportKind.WS);
    try (Transport transport = new Transport(LOOPS);
        ClientEndpoint client = client(request, transport, program)) {
      return new ClientSuiteRun(request, client, new ListenAt(kind.at(HOST, 0)))
          .run(transport, catalogue, selected, progress);
    }
  }

  private static ClientEndpoint client(RunRequest request, Transport transport, Program program) {
    return program.command().isEmpty()
        ? new ReferenceClients(
            transport, new Identities(), request.timing(), request.offer().binding())
        : new CommandClients(
            program.command(), program.environment(), program.folder(), program.stopWithin());
  }
}
