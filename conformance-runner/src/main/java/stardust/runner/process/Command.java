package stardust.runner.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program to start.
 *
 * @param words the program and its arguments, as they are: no shell reads them
 * @param environment what is added to the suite's own environment
 * @param folder where it runs, if not where the suite does
 */
public record Command(List<String> words, Map<String, String> environment, Optional<Path> folder) {

  /** In a sentence. */
  private static final int LONGEST = 200;

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command needs at least one word");
    }
  }

  /** A program in the suite's own folder and environment. */
  public static Command of(String... words) {
    return new Command(List.of(words), Map.of(), Optional.empty());
  }

  /** The words as a shell would take them; the beginning only, where they are many. */
  @Override
  public String toString() {
    String all = words.stream().map(Command::quoted).collect(Collectors.joining(" "));
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " ...";
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
