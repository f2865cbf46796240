package stardust.runner.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
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
  private final Map<String, String> found;
  private final int parallel;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  SuiteRunInFolder(RunRequest request, Reached reached, int parallel) {
    this.request = request;
    this.endpoint = reached.endpoint();
    this.found = reached.facts();
    this.parallel = parallel;
  }

  RunResult run(Function<Endpoint, Engine> engines, List<ScenarioInfo> selected, Progress progress)
      throws IOException {
    Engine engine = engines.apply(endpoint);
    RunResult start =
        RunResult.begun(request.suite(), target(), options(), Environment.current(), started);
    try (Journal journal = Journal.open(request.out(), start)) {
      PrintedMeanwhile printed = new PrintedMeanwhile(endpoint.output());
      Deaths deaths = new Deaths(endpoint);
      engine.run(
          selected,
          parallel,
          endpoint.shared(),
          request::command,
          each -> {
            ScenarioResult result = printed.beside(each);
            journal.append(result);
            tell(progress, deaths.ended(result));
          });
      List<ScenarioResult> late =
          deaths.settled((result, own) -> again(engines.apply(own), own, selected, result));
      late.forEach(journal::append);
      tell(progress, late);
      HiddenDefects.reveal(journal, progress);
      RunResult result = start.with(inOrder(journal.scenarios(), selected), took(), true);
      journal.finish(result);
      Reports.render(result, request.out());
      return result;
    }
  }

  private ScenarioResult again(
      Engine engine, Endpoint own, List<ScenarioInfo> selected, ScenarioResult first) {
    List<ScenarioResult> results = new CopyOnWriteArrayList<>();
    List<ScenarioInfo> one =
        selected.stream().filter(info -> info.id().equals(first.id())).toList();
    engine.run(one, 1, true, request::command, results::add);
    return new PrintedMeanwhile(own.output()).beside(results.get(0));
  }

  private static void tell(Progress progress, List<ScenarioResult> results) {
    synchronized (progress) {
      results.forEach(progress::ended);
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
    Map<String, String> declared = new LinkedHashMap<>(request.endpoint().declared());
    declared.put("binding", request.offer().binding().toString());
    declared.put("security proposed", securities());
    declared.put(
        "muxers proposed",
        request.offer().muxers().stream()
            .map(MuxerFactory::protocol)
            .collect(Collectors.joining(", ")));
    declared.put("discovery interval", request.timing().interval().toMillis() + " ms");
    return new Target(
        endpoint.kind(), Role.SERVER, endpoint.description(), endpoint.address(), declared, found);
  }

  private String securities() {
    List<SecurityProtocol> securities = request.offer().towardsServer();
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
        request.command(),
        request.known());
  }
}
