package stardust.runner.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.process.Command;
import stardust.runner.process.ProcessException;
import stardust.runner.process.RunningProcess;

/** A client that commands start: a process for each start. */
public final class CommandClients implements ClientEndpoint {

  private final List<String> words;
  private final ClientCommands commands;
  private final Optional<Path> folder;
  private final Duration grace;

  /**
   * Starts nothing yet.
   *
   * @param words of the commands, with "--" between them; see CLIENTS.md
   * @param environment what is added to the suite's own
   * @param folder where they run, if not where the suite does
   * @param grace how long a process may take to end when it is asked to
   * @throws stardust.runner.endpoint.EndpointUsageException when the words tell the client nothing
   */
  public CommandClients(
      List<String> words, Map<String, String> environment, Optional<Path> folder, Duration grace) {
    this.words = List.copyOf(words);
    this.commands = ClientCommands.of(words, environment);
    this.folder = folder;
    this.grace = grace;
  }

  @Override
  public String kind() {
    return "command";
  }

  @Override
  public String description() {
    return "a process of the command " + String.join(" ", words) + ", a fresh one for each start";
  }

  @Override
  public Optional<String> cannot(Invitation invitation) {
    return commands.cannot(invitation);
  }

  @Override
  public RunningClient start(Invitation invitation, Consumer<String> lines) {
    Command command =
        new Command(commands.words(invitation), commands.environment(invitation), folder);
    try {
      RunningProcess process = RunningProcess.start(command);
      process.output().listen(line -> lines.accept(line.text()));
      return new Running(process, grace);
    } catch (ProcessException e) {
      throw new EndpointException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {}

  private record Running(RunningProcess process, Duration grace) implements RunningClient {

    @Override
    public CompletableFuture<Integer> exit() {
      return process
          .onExit()
          .thenApplyAsync(
              status -> {
                var unused = process.restOfOutput();
                return status;
              });
    }

    @Override
    public void close() {
      process.end(grace);
    }
  }
}
