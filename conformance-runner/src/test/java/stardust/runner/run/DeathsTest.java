package stardust.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static stardust.report.model.Verdict.FAILED;
import static stardust.report.model.Verdict.PASSED;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.json.ResultsFile;
import stardust.report.model.Failure;
import stardust.report.model.OutputLine;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.SuiteInfo;
import stardust.runner.endpoint.EndpointChoice;
import stardust.runner.endpoint.EndpointRequest;
import stardust.runner.endpoint.ProcessAdapter;
import stardust.runner.endpoint.Program;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.engine.Selection;
import stardust.runner.probe.Said;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Role;

/** A server that breaks down in the middle of a run, with a stack trace. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Order(1)
class DeathsTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  private final Path folder;

  DeathsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aServerThatDiesAfterTheTenthJoinIsOneFindingAndTheRestHasVerdicts() throws Exception {
    RunResult result = run("@JOIN-26 or @JOIN-23 or @JOIN-24 or @DIAL-03", 10);

    List<ScenarioResult> failed =
        result.scenarios().stream().filter(each -> each.verdict() == FAILED).toList();
    assertThat(failed).hasSize(1);
    Failure failure = failed.get(0).failure().orElseThrow();
    assertThat(failure.seen())
        .startsWith("its process ended with exit status 70 while this scenario ran")
        .contains("did not die again when each ran alone");
    assertThat(failure.detail())
        .contains("java.lang.IllegalStateException: no room for peer 11")
        .contains("DyingServer.breakDown");
    assertThat(result.scenarios())
        .filteredOn(each -> !failed.contains(each))
        .hasSizeGreaterThan(5)
        .allMatch(each -> each.verdict() == PASSED);
    assertThat(ResultsFile.read(folder)).isEqualTo(result);
  }

  @Test
  void aScenarioThatKillsTheServerWheneverItRunsIsNamed() throws Exception {
    RunResult result = run("(@ROBUST-31 or @CONN-01) and not @hostile", 10);

    assertThat(result.scenarios())
        .filteredOn(each -> each.requirements().contains("ROBUST-31"))
        .hasSize(1)
        .allSatisfy(
            each ->
                assertThat(each.failure().orElseThrow().seen())
                    .isEqualTo(
                        "its process ended with exit status 70 while this scenario ran alone, on a"
                            + " server started anew"));
    assertThat(result.scenarios())
        .filteredOn(each -> each.requirements().contains("CONN-01"))
        .isNotEmpty()
        .allMatch(each -> each.verdict() == PASSED);
  }

  @Test
  void whatTheServerPrintedStandsBesideTheScenario() throws Exception {
    RunResult result = run("@JOIN-21", 1000);

    assertThat(result.scenarios())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.output())
                    .extracting(OutputLine::text)
                    .anyMatch(text -> text.endsWith(" joined")));
  }

  private RunResult run(String tags, int joins) throws Exception {
    Selection selection = new Selection(tags, "", "", "");
    List<ScenarioInfo> selected =
        selection.of(ScenarioList.load(CATALOGUE).of(Role.SERVER), CATALOGUE);
    ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    RunResult result =
        SuiteRun.run(request(selection, joins), CATALOGUE, selected, each -> told.add(each.id()));
    assertThat(told).containsAll(selected.stream().map(ScenarioInfo::id).toList());
    return result;
  }

  private RunRequest request(Selection selection, int joins) {
    return new RunRequest(
        new EndpointChoice(new ProcessAdapter(), EndpointRequest.of(dyingServer(joins)), "", ""),
        folder,
        selection,
        new Timing(1, Duration.ofSeconds(1)),
        42,
        Optional.empty(),
        false,
        Said.NOTHING,
        new SuiteInfo("stardust", "test", "test"),
        List.of(),
        Optional.empty());
  }

  private static Program dyingServer(int joins) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Program(
        List.of(java, DyingServer.class.getName(), "{address}", Integer.toString(joins)),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Map.of("CLASSPATH", System.getProperty("java.class.path")),
        Optional.empty(),
        Optional.empty(),
        Program.START,
        Program.STOP);
  }
}
