package stardust.report.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import stardust.report.model.RunResult;

/** Reads and writes {@value #NAME}. */
public final class ResultsFile {

  /** The name of the file in a report's folder. */
  public static final String NAME = "results.json";

  private ResultsFile() {}

  /**
   * Reads a results file, the journal of a run that was killed, or whichever of the two a folder
   * has. If a folder has both, the journal is the newer run.
   *
   * @param path of {@value #NAME}, of a journal, or of their folder; if {@value #NAME} is named but
   *     absent, the journal beside it is read
   * @throws ResultsFileException if it is damaged or has another schema version
   * @throws NoSuchFileException if there is nothing to read
   */
  public static RunResult read(Path path) throws IOException {
    Path file = locate(path);
    return file.getFileName().toString().endsWith(".jsonl")
        ? JournalReader.read(file)
        : ResultsJson.toRun(text(file), file.toString());
  }

  /**
   * The file that {@link #read} takes for a path.
   *
   * @throws NoSuchFileException if there is nothing to read
   */
  public static Path locate(Path path) throws NoSuchFileException {
    boolean folder = Files.isDirectory(path);
    Path journal = folder ? path.resolve(Journal.NAME) : path.resolveSibling(Journal.NAME);
    Path results = folder ? path.resolve(NAME) : path;
    if (folder && Files.exists(journal)) {
      return journal;
    }
    if (Files.exists(results)) {
      return results;
    }
    if (results.endsWith(NAME) && Files.exists(journal)) {
      return journal;
    }
    throw new NoSuchFileException(results.toString(), null, "there are no results");
  }

  /** Bytes that are not UTF-8, as of a torn write, become replacement characters. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /**
   * Writes a results file. Whoever reads at the same time sees the old file or the new one, never a
   * part.
   */
  public static void write(RunResult run, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          try (BufferedWriter writer = new BufferedWriter(new ReplacingWriter(out))) {
            ResultsJson.MAPPER.writer().with(new LinePrinter()).writeValue(writer, run);
            writer.write('\n');
          }
        });
  }
}
