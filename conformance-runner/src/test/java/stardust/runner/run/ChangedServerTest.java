package stardust.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.SuiteInfo;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.engine.Selection;
import stardust.runner.mutant.Mutant;
import stardust.runner.mutant.Mutants;
import stardust.runner.probe.Said;
import stardust.runner.selfcheck.MutantAdapter;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;

/** A report of a mutant is for readers who are to find out what is wrong with it. */
class ChangedServerTest {

  private static final Mutant MUTANT =
      Mutants.all().stream()
          .filter(each -> each.name().equals("random-of-any-length"))
          .findFirst()
          .orElseThrow();

  @Test
  void isReportedWithoutAWordOfWhatItIs(@TempDir Path folder) throws IOException {
    Catalogue catalogue = Catalogue.load();
    Selection selection = new Selection("", "", "JOIN-11", "");
    List<ScenarioInfo> selected = selection.of(ScenarioList.load(catalogue).all(), catalogue);

    RunResult run = SuiteRun.run(request(folder, selection), catalogue, selected, result -> {});

    assertThat(Outcome.of(run)).isEqualTo(Outcome.NOT_CONFORMANT);
    assertThat(folder.resolve("results.json")).content().doesNotContain(MUTANT.name());
    assertThat(folder.resolve("report.html"))
        .content()
        .doesNotContain(MUTANT.name(), MUTANT.what(), "reference server")
        .contains("./stardust test /ip4/127.0.0.1/tcp/5892/ws");
  }

  private static RunRequest request(Path folder, Selection selection) {
    return new RunRequest(
        MutantAdapter.choose(MUTANT),
        folder,
        selection,
        new Timing(1, Duration.ofSeconds(1)),
        42,
        Optional.empty(),
        false,
        Said.NOTHING,
        new SuiteInfo("suite", "1", "1"),
        List.of(),
        Optional.empty());
  }
}
