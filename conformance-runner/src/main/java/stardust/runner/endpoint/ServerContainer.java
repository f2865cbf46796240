package stardust.runner.endpoint;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.OutputLine;
import stardust.runner.process.OutputLog;

/** A server that a container runs. */
final class ServerContainer implements StartedServer {

  /** Inside the container all addresses are its own. */
  private static final String EVERYWHERE = "0.0.0.0";

  private final GenericContainer<?> container;
  private final OutputLog output;
  private final ContainerEnd end;
  private final Duration grace;
  private final ListensAt at;

  private ServerContainer(
      GenericContainer<?> container,
      OutputLog output,
      ContainerEnd end,
      Duration grace,
      ListensAt at) {
    this.container = container;
    this.output = output;
    this.end = end;
    this.grace = grace;
    this.at = at;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @throws EndpointException when there is no Docker engine, or no such image, or the server does
   *     not come up
   */
  static StartedServer start(Program program) {
    String image = program.image().orElseThrow();
    ContainerImage.require(image);
    OutputLog output = new OutputLog();
    GenericContainer<?> container = container(program, output);
    long began = System.nanoTime();
    try {
      container.start();
    } catch (RuntimeException e) {
      throw new EndpointException(
          "no container of " + image + " can be started: " + ContainerImage.cause(e), e);
    }
    ContainerEnd end = ContainerEnd.of(container);
    try {
      int inside = program.port().orElseThrow();
      int outside = container.getMappedPort(inside);
      ContainerReadiness.await(program, output, end, container.getHost(), outside);
      ListensAt at =
          ListensAt.printedBy(
                  output,
                  program,
                  OptionalInt.of(inside),
                  Duration.ofNanos(System.nanoTime() - began))
              .from(container.getHost(), outside);
      return new ServerContainer(container, output, end, program.stopWithin(), at);
    } catch (RuntimeException e) {
      stop(container, program.stopWithin());
      throw e;
    }
  }

  @Override
  public Multiaddr address() {
    return at.address();
  }

  @Override
  public boolean guessed() {
    return at.guessed();
  }

  @Override
  public OutputLog output() {
    return output;
  }

  @Override
  public Optional<Death> death() {
    return end.now()
        .map(ended -> new Death(ended.time(), ended.words(), output.lastLines(Death.LINES)));
  }

  @Override
  public void awaitDeath(Duration within) {
    end.await(within);
  }

  @Override
  public void close() {
    stop(container, grace);
  }

  private static GenericContainer<?> container(Program program, OutputLog output) {
    int port = program.port().orElseThrow();
    Placeholders placeholders = new Placeholders(program);
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(program.image().orElseThrow()))
            .withImagePullPolicy(name -> false)
            .withExposedPorts(port)
            .withEnv(placeholders.environment(EVERYWHERE, port))
            .withLogConsumer(frame -> log(frame, output))
            .waitingFor(new NoWait());
    if (!program.command().isEmpty()) {
      container.withCommand(placeholders.words(EVERYWHERE, port).toArray(String[]::new));
    }
    program.folder().ifPresent(folder -> container.withWorkingDirectory(folder.toString()));
    return container;
  }

  private static void log(OutputFrame frame, OutputLog output) {
    switch (frame.getType()) {
      case STDOUT -> add(output, OutputLine.Stream.OUT, frame);
      case STDERR -> add(output, OutputLine.Stream.ERR, frame);
      case END -> output.end();
    }
  }

  private static void add(OutputLog output, OutputLine.Stream stream, OutputFrame frame) {
    frame.getUtf8StringWithoutLineEnding().lines().forEach(line -> output.add(stream, line));
  }

  /** As an engine does it: SIGTERM, and SIGKILL after the grace. */
  private static void stop(GenericContainer<?> container, Duration grace) {
    try {
      DockerClientFactory.lazyClient()
          .stopContainerCmd(container.getContainerId())
          .withTimeout((int) Math.max(1, grace.toSeconds()))
          .exec();
    } catch (NotModifiedException | NotFoundException hasEnded) {
      // Then only what is left of it is to be removed.
    } finally {
      container.stop();
    }
  }

  /** The suite waits itself, as images need not have what Testcontainers waits with. */
  private static final class NoWait extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
