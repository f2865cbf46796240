package stardust.runner.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.Command;
import stardust.runner.process.OutputLog;
import stardust.runner.process.ProcessException;
import stardust.runner.process.RunningProcess;

/** A server that a command runs. */
final class ServerProcess implements StartedServer {

  private static final String PRINTED =
      "the multiaddr in its output at which it listens, as neither {port} nor {address} in the"
          + " command nor --port says where that is";

  private final RunningProcess process;
  private final ListensAt at;
  private final Duration grace;
  private final CompletableFuture<Instant> ended;

  private ServerProcess(RunningProcess process, ListensAt at, Duration grace) {
    this.process = process;
    this.at = at;
    this.grace = grace;
    this.ended = process.onExit().thenApply(status -> Instant.now());
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @throws EndpointException when it does not start, ends, or is not ready in time
   */
  static StartedServer start(Program program) {
    Placeholders placeholders = new Placeholders(program);
    OptionalInt port = placeholders.port();
    long began = System.nanoTime();
    RunningProcess process = started(placeholders.filledIn(port));
    try {
      awaitReady(process, program, port);
      ListensAt at =
          ListensAt.printedBy(
              process.output(), program, port, Duration.ofNanos(System.nanoTime() - began));
      return new ServerProcess(process, at, program.stopWithin());
    } catch (ProcessException | EndpointException e) {
      process.end(program.stopWithin());
      throw new EndpointException(String.valueOf(e.getMessage()), e);
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
    return process.output();
  }

  @Override
  public Optional<Death> death() {
    return Optional.ofNullable(ended.getNow(null))
        .map(
            time ->
                new Death(
                    time,
                    "its process ended with exit status " + process.exitStatus().orElse(-1),
                    process.restOfOutput().lastLines(Death.LINES)));
  }

  @Override
  public void awaitDeath(Duration within) {
    try {
      ended.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException lives) {
      // That is what was to be found out.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.end(grace);
  }

  private static RunningProcess started(Command command) {
    try {
      return RunningProcess.start(command);
    } catch (ProcessException e) {
      throw new EndpointException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void awaitReady(RunningProcess process, Program program, OptionalInt port) {
    if (program.ready().isPresent()) {
      process.await(program.ready().get(), program.startWithin());
    } else if (port.isPresent()) {
      process.awaitPort(port.getAsInt(), program.startWithin());
    } else {
      process.await(PRINTED, PrintedAddress.pattern(port), 0, program.startWithin());
    }
  }
}
