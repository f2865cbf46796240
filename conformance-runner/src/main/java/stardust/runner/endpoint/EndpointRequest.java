package stardust.runner.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said of the server that is to be tested.
 *
 * @param adapter the name of the adapter; empty to find it by the rest
 * @param target where it is, in words that the adapter understands, mostly a multiaddr
 * @param program what to start
 * @param settings what an adapter of the user's own needs beside that
 */
public record EndpointRequest(
    Optional<String> adapter,
    Optional<String> target,
    Program program,
    Map<String, String> settings) {

  /** The embedded server. */
  public static final EndpointRequest NONE =
      new EndpointRequest(Optional.empty(), Optional.empty(), Program.NONE, Map.of());

  public EndpointRequest {
    settings = Map.copyOf(settings);
  }

  /** A server at an address. */
  public static EndpointRequest at(String target) {
    return new EndpointRequest(Optional.empty(), Optional.of(target), Program.NONE, Map.of());
  }

  /** A server to be started. */
  public static EndpointRequest of(Program program) {
    return new EndpointRequest(Optional.empty(), Optional.empty(), program, Map.of());
  }

  /**
   * The setting of this name.
   *
   * @throws EndpointUsageException when there is none
   */
  public String setting(String name) {
    return Optional.ofNullable(settings.get(name))
        .orElseThrow(() -> new EndpointUsageException("the setting \"" + name + "\" is missing"));
  }

  /** What was said, for the end of a sentence: the kinds of it that choose an adapter. */
  List<String> kinds() {
    return Stream.of(
            target.map(each -> "the target \"" + each + "\""),
            program.image().map(each -> "the image " + each),
            program.command().isEmpty()
                ? Optional.<String>empty()
                : Optional.of("the command " + program.command().get(0)))
        .flatMap(Optional::stream)
        .toList();
  }
}
