package stardust.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.report.model.Outcome;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.HostileRun;
import stardust.report.sample.SampleRuns;
import stardust.report.sample.SampleScenario;

class JournalTest {

  private static final ScenarioResult FIRST = SampleScenario.of("First", "JOIN-01").build();
  private static final ScenarioResult SECOND = SampleScenario.of("Second", "JOIN-02").build();

  private Path folder = Path.of("");

  @BeforeEach
  void inAFolder(@TempDir Path fresh) {
    folder = fresh;
  }

  @Test
  void leavesWhatItHadWhenTheRunIsKilled() throws IOException {
    Journal killed = Journal.open(folder, SampleRuns.begun(false));
    killed.append(FIRST);
    killed.append(SECOND);

    RunResult read = ResultsFile.read(folder);

    assertThat(read.scenarios()).containsExactly(FIRST, SECOND);
    assertThat(read.complete()).isFalse();
    assertThat(Outcome.of(read)).isEqualTo(Outcome.UNDECIDED);
    killed.close();
  }

  @Test
  void takesWhatIsSaidLastOfAScenario() throws IOException {
    ScenarioResult again = FIRST.withNote("run again");
    journal(FIRST, SECOND, again);

    assertThat(ResultsFile.read(folder).scenarios()).containsExactly(again, SECOND);
  }

  @Test
  void losesOnlyTheLineAtWhichTheRunWasKilled() throws IOException {
    journal(FIRST, SECOND);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - 40));

    assertThat(ResultsFile.read(folder).scenarios()).containsExactly(FIRST);
  }

  @Test
  void countsADamagedLineAsASuiteError() throws IOException {
    journal(FIRST, SECOND);
    List<String> lines = Files.readAllLines(file());
    Files.write(file(), List.of(lines.get(0), "{\"id\": 7, broken", lines.get(2)));

    RunResult read = ResultsFile.read(folder);

    assertThat(read.scenarios())
        .extracting(ScenarioResult::verdict)
        .containsExactly(Verdict.SUITE_ERROR, Verdict.PASSED);
    assertThat(read.scenarios().get(0).reason()).startsWith("Line 2 of the journal");
  }

  @Test
  void isReadIfTheResultsFileIsNamedButAbsent() throws IOException {
    journal(FIRST);

    assertThat(ResultsFile.read(folder.resolve("results.json")).scenarios()).containsExactly(FIRST);
  }

  @Test
  void isReadForAFolderThatStillHasTheResultsOfAnEarlierRun() throws IOException {
    ResultsFile.write(SampleRuns.of(SECOND), folder.resolve("results.json"));
    journal(FIRST);

    assertThat(ResultsFile.read(folder).scenarios()).containsExactly(FIRST);
    assertThat(ResultsFile.read(folder.resolve("results.json")).scenarios())
        .containsExactly(SECOND);
  }

  @Test
  void becomesTheResultsFileWhenTheRunEnds() throws IOException {
    RunResult begun = SampleRuns.begun(false);
    try (Journal journal = Journal.open(folder, begun)) {
      journal.append(SECOND);
      journal.append(FIRST);
      journal.finish(begun.with(List.of(FIRST, SECOND), Duration.ofSeconds(1), true));
    }

    assertThat(file()).doesNotExist();
    assertThat(ResultsFile.read(folder).scenarios()).containsExactly(FIRST, SECOND);
    assertThat(ResultsFile.read(folder).complete()).isTrue();
  }

  @Test
  void keepsTheJournalOfAnEarlierRun() throws IOException {
    journal(FIRST);
    journal(SECOND);

    assertThat(ResultsFile.read(folder.resolve("results.partial-1.jsonl")).scenarios())
        .containsExactly(FIRST);
    assertThat(ResultsFile.read(folder).scenarios()).containsExactly(SECOND);
  }

  @Test
  void keepsAScenarioOnOneLineWhateverItHolds() throws IOException {
    journal(HostileRun.run().scenarios().toArray(ScenarioResult[]::new));

    assertThat(ResultsFile.read(folder).scenarios()).hasSize(2);
    assertThat(Files.readString(file()).lines()).hasSize(3);
  }

  private void journal(ScenarioResult... scenarios) throws IOException {
    try (Journal journal = Journal.open(folder, SampleRuns.begun(false))) {
      for (ScenarioResult scenario : scenarios) {
        journal.append(scenario);
      }
    }
  }

  private Path file() {
    return folder.resolve(Journal.NAME);
  }
}
