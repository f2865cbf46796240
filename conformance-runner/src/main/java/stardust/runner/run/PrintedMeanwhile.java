package stardust.runner.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stardust.report.model.OutputLine;
import stardust.report.model.ScenarioResult;
import stardust.runner.process.OutputLog;

/** Puts beside a scenario what the server printed while it ran. */
final class PrintedMeanwhile {

  /** Legible beside a trace; a server that logs more says the same many times. */
  private static final int MOST_LINES = 200;

  private final Optional<OutputLog> output;

  PrintedMeanwhile(Optional<OutputLog> output) {
    this.output = output;
  }

  /** The result of a scenario that has just ended, with the lines. */
  ScenarioResult beside(ScenarioResult result) {
    return output.map(log -> beside(result, log)).orElse(result);
  }

  private static ScenarioResult beside(ScenarioResult result, OutputLog log) {
    List<OutputLine> lines =
        log.between(result.started(), Instant.now()).stream().map(PrintedMeanwhile::line).toList();
    int dropped = Math.max(0, lines.size() - MOST_LINES);
    return result.withOutput(lines.subList(dropped, lines.size()), dropped);
  }

  private static OutputLine line(stardust.runner.process.OutputLine line) {
    boolean error = line.stream() == stardust.runner.process.OutputLine.Stream.ERR;
    return new OutputLine(line.time(), error, line.text());
  }
}
