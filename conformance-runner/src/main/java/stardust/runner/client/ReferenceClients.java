package stardust.runner.client;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stardust.binding.Binding;
import stardust.client.ClientOptions;
import stardust.runner.identity.Identities;
import stardust.runner.time.Timing;
import stardust.transport.Transport;

/** The reference client in this process, on real sockets: a fresh one for each start. */
public final class ReferenceClients implements ClientEndpoint {

  private final Transport transport;
  private final Identities identities;
  private final Timing timing;
  private final Binding binding;
  private final ReferenceChange change;
  private final Random random = new Random(1);

  public ReferenceClients(
      Transport transport, Identities identities, Timing timing, Binding binding) {
    this(transport, identities, timing, binding, ReferenceChange.NONE);
  }

  /** Clients that are not quite the reference. */
  public ReferenceClients(
      Transport transport,
      Identities identities,
      Timing timing,
      Binding binding,
      ReferenceChange change) {
    this.transport = transport;
    this.identities = identities;
    this.timing = timing;
    this.binding = binding;
    this.change = change;
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public String description() {
    return "the reference client, in the suite's own process, a fresh one for each start";
  }

  @Override
  public Optional<String> cannot(Invitation invitation) {
    return Optional.empty();
  }

  @Override
  public RunningClient start(Invitation invitation, Consumer<String> lines) {
    Running running = new Running(lines, change);
    running.program.start(transport, options(), change.told().apply(invitation));
    return running;
  }

  @Override
  public void close() {}

  private synchronized ClientOptions options() {
    return change
        .options()
        .apply(
            ClientOptions.of(identities.next(random))
                .withBinding(binding)
                .withPeriod(timing.interval()));
  }

  private static final class Running implements RunningClient, Screen {

    private final Consumer<String> lines;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final ReferenceProgram program;

    Running(Consumer<String> lines, ReferenceChange change) {
      this.lines = lines;
      this.program = new ReferenceProgram(change.screen().apply(this));
    }

    /** A program that has ended prints nothing. */
    @Override
    public synchronized void say(Saying saying) {
      if (!exit.isDone()) {
        lines.accept(saying.toString());
      }
    }

    @Override
    public void exit(int status) {
      exit.complete(status);
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public void close() {
      program.stop();
    }
  }
}
