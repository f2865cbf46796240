package stardust.runner.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stardust.report.model.KnownFailure;

/**
 * Known failures as text: on each line the id of a requirement or a scenario, blanks, and the
 * reason why it is left. Empty lines and those that begin with "#" are for people.
 */
public final class BaselineFile {

  private static final String HEAD =
      """
      # Known failures: the id of a requirement or a scenario, and why it is left.
      # What is listed here may fail; once it passes, its line must go.
      """;

  private BaselineFile() {}

  /**
   * Reads a file.
   *
   * @param ids the requirements and scenarios that there are
   * @throws BaselineException when it is not there, or a line cannot be read or matches nothing
   */
  public static List<KnownFailure> read(Path file, Set<String> ids)
      throws IOException, BaselineException {
    Map<String, KnownFailure> known = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      KnownFailure failure = parse(text, file + ":" + number, ids);
      if (known.put(failure.id(), failure) != null) {
        throw new BaselineException(
            file + ":" + number + ": " + failure.id() + " is there twice; remove one of the lines");
      }
    }
    return List.copyOf(known.values());
  }

  /** Writes a file; what is there already is replaced. */
  public static void write(Path file, List<KnownFailure> known) throws IOException {
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    known.forEach(each -> lines.add(each.id() + "  " + oneLine(each.reason())));
    Files.write(file, lines, StandardCharsets.UTF_8);
  }

  private static List<String> lines(Path file) throws IOException, BaselineException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BaselineException(
          "there is no file " + file + " of known failures; --write-baseline makes one");
    }
  }

  private static KnownFailure parse(String text, String where, Set<String> ids)
      throws BaselineException {
    String[] parts = text.split("\\s+", 2);
    if (!ids.contains(parts[0])) {
      throw new BaselineException(
          where
              + ": nothing has the id "
              + parts[0]
              + "; see: stardust list, stardust list --requirements");
    }
    if (parts.length < 2) {
      throw new BaselineException(
          where + ": " + parts[0] + " has no reason; write behind it why it is left");
    }
    return new KnownFailure(parts[0], parts[1]);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
