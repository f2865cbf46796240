package stardust.runner.cli;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.runner.endpoint.EndpointAdapters;
import stardust.runner.endpoint.EndpointChoice;
import stardust.runner.endpoint.EndpointRequest;
import stardust.runner.endpoint.NoServer;
import stardust.runner.endpoint.Program;
import stardust.runner.endpoint.TransportKind;
import stardust.runner.endpointfile.EndpointFile;

/** What is tested: nothing for the embedded server, an address, a command, an image. */
final class EndpointOptions {

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description = "A multiaddr, as /ip4/127.0.0.1/tcp/5892/ws; without it the embedded server.")
  private @Nullable String target;

  @Option(
      names = EndpointFiles.OPTION,
      paramLabel = "FILE",
      description = "What the server is, in a YAML file; ./stardust init writes one.")
  private @Nullable Path file;

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description = "Starts a container of this image; needs --port.")
  private @Nullable String image;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Where the server that is started listens: in a container, or a command that has no"
              + " {port}.")
  private @Nullable Integer port;

  @Option(
      names = "--transport",
      paramLabel = "ws|tcp",
      description =
          "What a server that is started listens with, where it does not print it; for a client,"
              + " what the suite listens with. Default: ws")
  private @Nullable TransportKind transport;

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "Added to the environment of the server that is started; may be given often.")
  private Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--working-dir",
      paramLabel = "DIR",
      description = "Where the command runs. Default: here")
  private @Nullable Path folder;

  @Option(
      names = "--ready-pattern",
      paramLabel = "REGEX",
      description =
          "The server that is started is ready when a line of its output matches. Default: when its"
              + " port opens.")
  private @Nullable String ready;

  @Option(
      names = "--start-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a server may take to be ready. Default: 30s")
  private @Nullable Duration startWithin;

  @Option(
      names = "--stop-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long it may take to end after SIGTERM before it is killed. Default: 5s")
  private @Nullable Duration stopWithin;

  @Option(
      names = "--adapter",
      paramLabel = "NAME",
      description = "How to come by the server, where that is not clear from the rest.")
  private @Nullable String adapter;

  @Option(
      names = "--adapter-jar",
      paramLabel = "FILE",
      description = "A jar with adapters of your own; may be given several times.")
  private List<Path> jars = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting for an adapter of your own; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /**
   * What was said.
   *
   * @param command the words after "--"
   * @param described what the endpoint file says; whatever chooses a server here wins over it
   */
  EndpointChoice choice(List<String> command, EndpointFile described) {
    String said = command.isEmpty() ? "" : " --" + ShellWords.joined(command);
    String words = words();
    List<String> start = command;
    if (Stream.of(target, image, adapter).allMatch(Objects::isNull) && command.isEmpty()) {
      adapter = described.adapter().orElse(null);
      target = described.target().orElse(null);
      image = described.image().orElse(null);
      start = described.command();
    }
    described.environment().forEach(environment::putIfAbsent);
    described.settings().forEach(settings::putIfAbsent);
    EndpointRequest request =
        new EndpointRequest(
            Optional.ofNullable(adapter), Optional.ofNullable(target), program(start), settings);
    List<Path> all = new ArrayList<>(jars);
    all.addAll(described.jars());
    return new EndpointChoice(
        EndpointAdapters.load(all).choose(request),
        request,
        words,
        said,
        described.declared(),
        described.protocols());
  }

  /**
   * The same where a client is tested.
   *
   * @throws UsageException when something was said that only a server can heed
   */
  EndpointChoice client(List<String> command) {
    boolean ofServers =
        Stream.of(file, target, image, port, ready, startWithin, adapter).anyMatch(Objects::nonNull)
            || !jars.isEmpty()
            || !settings.isEmpty();
    if (ofServers) {
      throw new UsageException(
          "--client goes with a command after --, --env, --working-dir, --transport and"
              + " --stop-timeout; what else was said is for servers");
    }
    EndpointRequest request =
        new EndpointRequest(Optional.empty(), Optional.empty(), program(command), settings);
    return new EndpointChoice(
        new NoServer(),
        request,
        " --client" + words(),
        command.isEmpty() ? "" : " --" + ShellWords.joined(command));
  }

  private Program program(List<String> command) {
    return new Program(
        command,
        Optional.ofNullable(image),
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        Optional.ofNullable(transport),
        environment,
        Optional.ofNullable(folder),
        Optional.ofNullable(ready).map(EndpointOptions::pattern),
        startWithin == null ? Program.START : startWithin,
        stopWithin == null ? Program.STOP : stopWithin);
  }

  private String words() {
    ShellWords words = new ShellWords();
    words.option(EndpointFiles.OPTION, file);
    jars.forEach(jar -> words.option("--adapter-jar", jar));
    words.option("--adapter", adapter);
    words.option("--image", image);
    words.option("--port", port);
    words.option("--transport", transport == null ? null : transport.name().toLowerCase(ROOT));
    environment.forEach((name, value) -> words.option("--env", name + "=" + value));
    words.option("--working-dir", folder);
    words.option("--ready-pattern", ready);
    words.option("--start-timeout", millis(startWithin));
    words.option("--stop-timeout", millis(stopWithin));
    settings.forEach((name, value) -> words.option("--set", name + "=" + value));
    words.word(target);
    return words.toString();
  }

  private static @Nullable String millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis() + "ms";
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new UsageException("--ready-pattern: " + e.getDescription() + " in \"" + regex + "\"");
    }
  }
}
