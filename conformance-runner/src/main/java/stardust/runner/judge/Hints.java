package stardust.runner.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What to look at in a server that breaks a requirement: a sentence for each, from hints.txt. */
public final class Hints {

  private static final String FILE = "hints.txt";

  private final Map<String, String> sentences;

  private Hints(Map<String, String> sentences) {
    this.sentences = Map.copyOf(sentences);
  }

  /** Reads them from the class path. */
  public static Hints load() {
    try (InputStream in = Objects.requireNonNull(Hints.class.getResourceAsStream(FILE), FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Hints(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sentence for a requirement; empty if there is none.
   *
   * @param requirement its id, as "JOIN-21"
   */
  public String of(String requirement) {
    return sentences.getOrDefault(requirement, "");
  }

  /** All requirements that have one. */
  public Set<String> requirements() {
    return sentences.keySet();
  }
}
