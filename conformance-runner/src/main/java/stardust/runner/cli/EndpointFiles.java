package stardust.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;
import stardust.runner.endpointfile.EndpointFile;
import stardust.runner.endpointfile.EndpointFileException;
import stardust.runner.endpointfile.EndpointFileReader;

/**
 * The endpoint file that the command line names. It is read before the command line is, as what it
 * says stands for options that are not given there.
 */
final class EndpointFiles {

  static final String OPTION = "--endpoint";

  private EndpointFiles() {}

  /** Reads the file of {@code --endpoint FILE}; says nothing where there is no such option. */
  static EndpointFile of(List<String> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals(OPTION) && i + 1 < arguments.size()) {
        return read(arguments.get(i + 1));
      }
      if (word.startsWith(OPTION + "=")) {
        return read(word.substring(OPTION.length() + 1));
      }
    }
    return EndpointFile.NONE;
  }

  /** What the file says in place of options. */
  static IDefaultValueProvider defaults(EndpointFile file) {
    return argument ->
        argument instanceof OptionSpec option ? file.options().get(option.longestName()) : null;
  }

  private static EndpointFile read(String name) throws IOException {
    try {
      return EndpointFileReader.read(Path.of(name));
    } catch (EndpointFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
