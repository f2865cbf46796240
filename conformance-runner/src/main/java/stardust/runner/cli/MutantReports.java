package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import stardust.binding.Binding;
import stardust.report.model.RunResult;
import stardust.runner.client.ListenAt;
import stardust.runner.client.ReferenceClients;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.endpoint.EndpointChoice;
import stardust.runner.endpoint.EndpointRequest;
import stardust.runner.endpoint.NoServer;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.identity.Identities;
import stardust.runner.mutant.Mutant;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Said;
import stardust.runner.run.ClientSuiteRun;
import stardust.runner.run.RunRequest;
import stardust.runner.run.SuiteRun;
import stardust.runner.selfcheck.MutantAdapter;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Role;
import stardust.stack.Stack;
import stardust.transport.Transport;

/** The usual report of a run against a mutant: it does not say what that is. */
final class MutantReports {

  private static final long SEED = 42;
  private static final int LOOPS = 4;

  /** What stands for the mutant in the commands of its report. */
  private static final EndpointChoice SOME_CLIENT =
      new EndpointChoice(
          new NoServer(), EndpointRequest.NONE, " --client", " -- client '{server}'");

  private final Catalogue catalogue = Catalogue.load();
  private final SelectionOptions selection;
  private final Timing timing;
  private final Path folder;

  MutantReports(SelectionOptions selection, Timing timing, Path folder) {
    this.selection = selection;
    this.timing = timing;
    this.folder = folder;
  }

  void ofServer(Mutant mutant) throws IOException {
    List<ScenarioInfo> all = selection.of(Role.SERVER, catalogue);
    Console console = console(all);
    RunRequest request = request(MutantAdapter.choose(mutant), mutant.binding());
    RunResult result = SuiteRun.run(request, catalogue, all, console);
    console.summary(result, folder);
  }

  void ofClient(ClientMutant mutant) throws IOException {
    List<ScenarioInfo> all = selection.of(Role.CLIENT, catalogue);
    Console console = console(all);
    RunRequest request = request(SOME_CLIENT, mutant.binding());
    try (Transport transport = new Transport(LOOPS)) {
      ReferenceClients client =
          new ReferenceClients(
              transport, new Identities(), timing, mutant.binding(), mutant.change());
      RunResult result =
          new ClientSuiteRun(request, client, ListenAt.DEFAULT)
              .run(transport, catalogue, all, console);
      console.summary(result, folder);
    }
  }

  private static Console console(List<ScenarioInfo> scenarios) {
    return new Console(System.out, System.err, scenarios.size(), List.of());
  }

  private RunRequest request(EndpointChoice endpoint, Binding binding) throws IOException {
    return new RunRequest(
        endpoint,
        folder,
        selection.get(),
        timing,
        SEED,
        Optional.empty(),
        false,
        Said.all(new Offer(binding, Stack.SECURITIES, Stack.MUXERS)),
        SuiteVersion.info(),
        List.of(),
        Optional.empty());
  }
}
