package stardust.runner.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stardust.muxer.MuxerFactory;
import stardust.report.Reports;
import stardust.report.json.Journal;
import stardust.report.model.Environment;
import stardust.report.model.RunOptions;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Target;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.engine.Engine;
import stardust.runner.engine.ScenarioInfo;
import stardust.security.SecurityProtocol;
import stardust.spec.Role;

/**
 * The part of a run that leaves files: a line for each result as it comes, the reports at the end.
 */
final class SuiteRunInFolder {

  private final RunRequest request;
  private final Endpoint endpoint;
  private final int parallel;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  SuiteRunInFolder(RunRequest request, Endpoint endpoint, int parallel) {
    this.request = request;
    this.endpoint = endpoint;
    this.parallel = parallel;
  }

  RunResult run(Engine engine, List<ScenarioInfo> selected, Progress progress) throws IOException {
    RunResult start =
        RunResult.begun(request.suite(), target(), options(), Environment.current(), started);
    try (Journal journal = Journal.open(request.out(), start)) {
      engine.run(
          selected,
          parallel,
          endpoint.shared(),
          request::command,
          result -> keep(journal, progress, result));
      RunResult result = start.with(inOrder(journal.scenarios(), selected), took(), true);
      journal.finish(result);
      Reports.render(result, request.out());
      return result;
    }
  }

  private static void keep(Journal journal, Progress progress, ScenarioResult result) {
    journal.append(result);
    synchronized (progress) {
      progress.ended(result);
    }
  }

  private static List<ScenarioResult> inOrder(
      List<ScenarioResult> results, List<ScenarioInfo> selected) {
    Map<String, Integer> places = new LinkedHashMap<>();
    selected.forEach(info -> places.put(info.id(), places.size()));
    List<ScenarioResult> ordered = new ArrayList<>(results);
    ordered.sort(
        Comparator.comparing(result -> places.getOrDefault(result.id(), Integer.MAX_VALUE)));
    return ordered;
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Target target() {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("binding", "libp2p");
    declared.put("security proposed", securities());
    declared.put(
        "muxers proposed",
        request.offer().muxers().stream()
            .map(MuxerFactory::protocol)
            .collect(Collectors.joining(", ")));
    declared.put("discovery interval", request.timing().interval().toMillis() + " ms");
    return new Target(
        endpoint.kind(),
        Role.SERVER,
        endpoint.description(),
        endpoint.address(),
        declared,
        Map.of());
  }

  private String securities() {
    List<SecurityProtocol> securities = request.offer().securities();
    return securities.isEmpty()
        ? "none"
        : securities.stream().map(SecurityProtocol::protocol).collect(Collectors.joining(", "));
  }

  private RunOptions options() {
    return new RunOptions(
        request.seed(),
        request.timing().scale(),
        parallel,
        request.selection().words(),
        request.strict(),
        request.command());
  }
}
