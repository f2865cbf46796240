package stardust.runner.cli;

import java.util.Arrays;
import java.util.List;

/**
 * The command line, divided at the first "--": what comes after it is another program's command
 * line, of which nothing is read as an option or a file of arguments.
 *
 * @param own what is for this program
 * @param command what comes after "--"
 */
record Arguments(List<String> own, List<String> command) {

  static Arguments of(String... all) {
    List<String> words = Arrays.asList(all);
    int end = words.indexOf("--");
    return end < 0
        ? new Arguments(words, List.of())
        : new Arguments(words.subList(0, end), words.subList(end + 1, words.size()));
  }
}
