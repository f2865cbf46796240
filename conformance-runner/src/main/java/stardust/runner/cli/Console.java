package stardust.runner.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stardust.report.assess.Assessment;
import stardust.report.assess.LongestWay;
import stardust.report.model.Failure;
import stardust.report.model.KnownFailure;
import stardust.report.model.KnownFailures;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.run.Progress;
import stardust.spec.Catalogue;

/** What a run prints: progress to a terminal, a line for each thing to mend, and the end. */
final class Console implements Progress {

  /** Of a defect of the suite; the report has all of them. */
  private static final int FRAMES = 8;

  private final PrintStream out;
  private final PrintStream err;
  private final int total;
  private final KnownFailures known;

  /** Said by the launcher: Java itself cannot tell whether standard error is a terminal. */
  private final boolean terminal = Boolean.getBoolean("stardust.terminal");

  private int done;

  Console(PrintStream out, PrintStream err, int total, List<KnownFailure> known) {
    this.out = out;
    this.err = err;
    this.total = total;
    this.known = new KnownFailures(known);
  }

  @Override
  public void reached(Map<String, String> found) {
    if (!found.isEmpty()) {
      err.println("found out about the server:");
      found.forEach((name, value) -> err.println("  " + name + ": " + printable(value)));
    }
  }

  @Override
  public void ended(ScenarioResult result) {
    done++;
    tell(result);
    if (terminal) {
      err.print("\r" + done + " of " + total + " scenarios");
      err.flush();
    }
  }

  @Override
  public void revised(ScenarioResult result) {
    if (result.verdict() == Verdict.BLOCKED) {
      clear();
      out.println("blocked  " + result.id() + ": " + printable(result.reason()));
    } else {
      tell(result);
    }
  }

  private void tell(ScenarioResult result) {
    Optional<KnownFailure> excuse = known.excuse(result);
    if (excuse.isPresent()) {
      clear();
      out.println("known    " + result.id() + ": " + excuse.get().reason());
    } else if (result.verdict().isFinding()) {
      clear();
      finding(result);
    }
  }

  /** The verdict in a sentence, where the results are, and what the run had to wait for. */
  void summary(RunResult result, Path folder) {
    clear();
    out.println(Assessment.of(result, Catalogue.load()).sentence());
    for (String file :
        new String[] {"report.html", "results.json", "junit.xml", "summary.md", "badge.svg"}) {
      out.println("  " + folder.resolve(file));
    }
    LongestWay.words(result).forEach(line -> out.println(printable(line)));
  }

  private void finding(ScenarioResult result) {
    String requirement =
        result
            .failure()
            .map(Failure::requirement)
            .filter(named -> !named.isEmpty())
            .orElse(String.join(", ", result.requirements()));
    out.println(
        result.verdict().words().toUpperCase(Locale.ROOT)
            + " "
            + requirement
            + ": "
            + printable(result.name()));
    result.failure().ifPresent(this::failure);
    out.println("    run alone: " + result.command());
  }

  private void failure(Failure failure) {
    out.println("    expected: " + printable(failure.expected()));
    out.println("    seen:     " + printable(failure.seen()));
    if (!failure.hint().isEmpty()) {
      out.println("    look at:  " + printable(failure.hint()));
    }
    if (failure.requirement().isEmpty()) {
      failure.detail().lines().limit(FRAMES).forEach(line -> out.println("    " + line));
    }
  }

  private void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  /** What a server sent may be in the text: nothing of it moves the cursor. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
