package stardust.runner.endpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import stardust.runner.process.Command;
import stardust.transport.FreePort;

/** Tells a command where to listen: {port} and {address} in its words and environment. */
final class Placeholders {

  static final String HOST = "127.0.0.1";

  private final Program program;

  Placeholders(Program program) {
    this.program = program;
  }

  /** Whether the program is told where to listen. */
  static boolean areIn(Program program) {
    return Stream.concat(program.command().stream(), program.environment().values().stream())
        .anyMatch(word -> word.contains("{port}") || word.contains("{address}"));
  }

  /** The port that was said, or a free one where the command asks for it. */
  OptionalInt port() {
    return program.port().isPresent() || !areIn(program) ? program.port() : OptionalInt.of(free());
  }

  Command filledIn(OptionalInt port) {
    return port.isEmpty()
        ? new Command(program.command(), program.environment(), program.folder())
        : new Command(
            words(HOST, port.getAsInt()), environment(HOST, port.getAsInt()), program.folder());
  }

  List<String> words(String host, int port) {
    return program.command().stream().map(word -> filledIn(word, host, port)).toList();
  }

  Map<String, String> environment(String host, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    program
        .environment()
        .forEach((name, value) -> environment.put(name, filledIn(value, host, port)));
    return environment;
  }

  private String filledIn(String word, String host, int port) {
    TransportKind transport = program.transport().orElse(TransportKind.WS);
    return word.replace("{port}", Integer.toString(port))
        .replace("{address}", transport.at(host, port).toString());
  }

  private static int free() {
    try {
      return FreePort.find();
    } catch (IOException e) {
      throw new EndpointException("no port can be given to the command: " + e.getMessage(), e);
    }
  }
}
