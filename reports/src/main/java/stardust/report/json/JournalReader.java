package stardust.report.json;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.Failure;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import tools.jackson.core.JacksonException;

/** Reads what a killed run left: never complete, and nothing that was measured gets lost. */
final class JournalReader {

  private final Path file;
  private final Map<String, ScenarioResult> scenarios = new LinkedHashMap<>();

  private JournalReader(Path file) {
    this.file = file;
  }

  static RunResult read(Path file) throws IOException {
    String text = ResultsFile.text(file);
    String[] lines = text.split("\n", -1);
    RunResult begun = ResultsJson.toRun(lines[0], file.toString());
    JournalReader reader = new JournalReader(file);
    // What follows the last line end is empty, or the line at which the run was killed.
    for (int i = 1; i < lines.length - 1; i++) {
      reader.scenario(lines[i], i + 1, begun.started());
    }
    return begun.with(List.copyOf(reader.scenarios.values()), reader.elapsed(begun), false);
  }

  private void scenario(String line, int number, Instant started) {
    try {
      keep(ResultsJson.MAPPER.readValue(line, ScenarioResult.class));
    } catch (JacksonException e) {
      keep(damaged(number, started, String.valueOf(e.getOriginalMessage())));
    }
  }

  /** What is said last of a scenario counts. */
  private void keep(ScenarioResult scenario) {
    scenarios.put(scenario.id(), scenario);
  }

  private Duration elapsed(RunResult begun) {
    return scenarios.values().stream()
        .map(s -> Duration.between(begun.started(), s.started().plus(s.took())))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** A result that cannot be read still counts: as an error of the suite. */
  private ScenarioResult damaged(int number, Instant started, String why) {
    String reason = "Line " + number + " of the journal " + file.getFileName() + " is damaged.";
    return new ScenarioResult(
        "journal/line-" + number,
        "Line " + number + " of the journal",
        "Journal",
        "",
        List.of(),
        List.of(),
        Verdict.SUITE_ERROR,
        reason,
        List.of(),
        List.of(),
        Optional.of(
            new Failure("", "the result of a scenario", "a damaged line", List.of(), why, "")),
        started,
        Duration.ZERO,
        List.of(),
        List.of(),
        "");
  }
}
