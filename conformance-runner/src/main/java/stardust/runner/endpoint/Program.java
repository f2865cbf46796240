package stardust.runner.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A server that is to be started.
 *
 * @param command the words of a command; in a container what is run instead of the image's own
 * @param image the image of a container
 * @param port where it listens; without it a free one is chosen and told to the command
 * @param transport what it listens with, if that is said
 * @param environment what is added to its environment
 * @param folder where it runs, if not where the suite does
 * @param ready what it prints when it is ready; without it the port must open
 * @param startWithin how long it may take to be ready
 * @param stopWithin how long it may take to end when it is asked to
 */
public record Program(
    List<String> command,
    Optional<String> image,
    OptionalInt port,
    Optional<TransportKind> transport,
    Map<String, String> environment,
    Optional<Path> folder,
    Optional<Pattern> ready,
    Duration startWithin,
    Duration stopWithin) {

  /** What slow runtimes take to start on a busy machine. */
  public static final Duration START = Duration.ofSeconds(30);

  /** As long as container engines wait at most, and more than a server needs. */
  public static final Duration STOP = Duration.ofSeconds(5);

  /** Nothing to start. */
  public static final Program NONE =
      new Program(
          List.of(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          START,
          STOP);

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
      throw new EndpointUsageException(port.getAsInt() + " is no port: it is from 1 to 65535");
    }
  }

  /** Whether anything is said that only a server to be started can heed. */
  public boolean saysAnything() {
    return !equals(NONE);
  }
}
