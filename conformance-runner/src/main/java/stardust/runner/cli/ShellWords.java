package stardust.runner.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words as a shell takes them, each with a blank in front. */
final class ShellWords {

  private final StringBuilder text = new StringBuilder();

  static String joined(List<String> words) {
    ShellWords shell = new ShellWords();
    words.forEach(shell::word);
    return shell.toString();
  }

  /** The option and its value, where it has one. */
  void option(String name, @Nullable Object value) {
    if (value != null) {
      word(name);
      word(value.toString());
    }
  }

  void word(@Nullable String word) {
    if (word != null) {
      text.append(' ').append(quoted(word));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
