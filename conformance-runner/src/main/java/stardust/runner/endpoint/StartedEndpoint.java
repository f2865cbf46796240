package stardust.runner.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.OutputLog;

/** One server for all scenarios, started by the suite, and started again when it has died. */
public final class StartedEndpoint implements Endpoint {

  private final String kind;
  private final String description;
  private final boolean canBeMany;
  private final Supplier<StartedServer> starter;
  private final OutputLog output = new OutputLog();
  private final List<Death> deaths = new ArrayList<>();
  private @Nullable StartedServer server;

  /**
   * Starts nothing yet.
   *
   * @param kind the adapter's name
   * @param description what is started, for people
   * @param canBeMany whether several can be up at the same time
   * @param starter starts a server and waits until it is ready; throws {@link EndpointException}
   */
  public StartedEndpoint(
      String kind, String description, boolean canBeMany, Supplier<StartedServer> starter) {
    this.kind = kind;
    this.description = description;
    this.canBeMany = canBeMany;
    this.starter = starter;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public synchronized String address() {
    return server == null ? "" : server.address().toString();
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public synchronized Lease lease() {
    bury();
    if (server == null) {
      server = starter.get();
      server.output().listen(output::add);
    }
    return new ServerLease(server);
  }

  @Override
  public Optional<OutputLog> output() {
    return Optional.of(output);
  }

  @Override
  public boolean isWatched() {
    return true;
  }

  @Override
  public synchronized List<Death> deaths() {
    List<Death> all = new ArrayList<>(deaths);
    if (server != null) {
      server.death().ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  @Override
  public void awaitDeath(Duration within) {
    StartedServer current;
    synchronized (this) {
      current = server;
    }
    if (current != null) {
      current.awaitDeath(within);
    }
  }

  @Override
  public Endpoint another() {
    return new StartedEndpoint(kind, description, canBeMany, starter);
  }

  @Override
  public boolean canBeMany() {
    return canBeMany;
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  private void bury() {
    if (server != null && server.death().isPresent()) {
      deaths.add(server.death().get());
      close();
    }
  }

  private record ServerLease(StartedServer server) implements Lease {

    @Override
    public Multiaddr address() {
      return server.address();
    }

    @Override
    public boolean guessed() {
      return server.guessed();
    }

    /** Others go on with the same server. */
    @Override
    public void close() {}
  }
}
