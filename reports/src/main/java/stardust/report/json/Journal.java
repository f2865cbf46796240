package stardust.report.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.RunResult;
import stardust.report.model.ScenarioResult;

/**
 * What a run has measured so far, so that a killed run leaves what it had. One line of JSON for the
 * run, without scenarios, then one for each scenario as it ends. Scenarios may end in several
 * threads.
 */
public final class Journal implements AutoCloseable {

  /** The name of the file in a report's folder. */
  public static final String NAME = "results.partial.jsonl";

  private final Path file;
  private final Writer out;
  private final Map<String, ScenarioResult> written = new LinkedHashMap<>();

  private Journal(Path file, Writer out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Starts a journal. One that an earlier, killed run left is kept under a name with a number.
   *
   * @param folder the report's folder; made if need be
   * @param begun the run, as {@link RunResult#begun} gives it
   */
  public static Journal open(Path folder, RunResult begun) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      Files.move(file, free(folder));
    }
    Journal journal =
        new Journal(
            file, new ReplacingWriter(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
    journal.line(begun);
    return journal;
  }

  private static Path free(Path folder) {
    int number = 1;
    while (Files.exists(folder.resolve("results.partial-" + number + ".jsonl"))) {
      number++;
    }
    return folder.resolve("results.partial-" + number + ".jsonl");
  }

  /**
   * Adds a scenario, or what is now to be said of one that it has. It is with the operating system
   * when this returns.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public synchronized void append(ScenarioResult scenario) {
    written.put(scenario.id(), scenario);
    try {
      line(scenario);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + file, e);
    }
  }

  private void line(Object value) throws IOException {
    ResultsJson.MAPPER.writeValue(out, value);
    out.write('\n');
    out.flush();
  }

  /** All scenarios so far, in the order in which they ended. */
  public synchronized List<ScenarioResult> scenarios() {
    return List.copyOf(written.values());
  }

  /** Writes {@value ResultsFile#NAME} from the run as it ended, then removes the journal. */
  public synchronized void finish(RunResult run) throws IOException {
    ResultsFile.write(run, file.resolveSibling(ResultsFile.NAME));
    out.close();
    Files.deleteIfExists(file);
  }

  /** Lets the file go, and leaves it in place unless {@link #finish} was called. */
  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
