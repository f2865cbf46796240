package stardust.runner.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.multiaddr.Multiaddr;
import stardust.runner.identity.Identities;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.transport.Transport;

/**
 * The reference server in this process, on real sockets: one for each scenario, so that none sees
 * the peers of another.
 */
public final class EmbeddedEndpoint implements Endpoint {

  private static final Duration START = Duration.ofSeconds(30);
  private static final Multiaddr ADDRESS = Multiaddr.webSocket("127.0.0.1", 0);

  private final Transport transport;
  private final Identities identities;
  private final String description;
  private final Duration interval;
  private final UnaryOperator<ServerOptions> change;
  private final Random random = new Random(0);

  /** An endpoint of reference servers that speak the binding. */
  public EmbeddedEndpoint(
      Transport transport, Identities identities, Duration interval, Binding binding) {
    this(
        transport,
        identities,
        interval,
        "the reference server",
        options -> options.withBinding(binding));
  }

  /**
   * An endpoint of servers that are not quite the reference.
   *
   * @param change makes the options of each server others
   */
  public EmbeddedEndpoint(
      Transport transport,
      Identities identities,
      Duration interval,
      UnaryOperator<ServerOptions> change) {
    this(transport, identities, interval, "a server", change);
  }

  private EmbeddedEndpoint(
      Transport transport,
      Identities identities,
      Duration interval,
      String what,
      UnaryOperator<ServerOptions> change) {
    this.transport = transport;
    this.identities = identities;
    this.description = what + ", in the suite's own process, a fresh one for each scenario";
    this.interval = interval;
    this.change = change;
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String address() {
    return ADDRESS.toString();
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public Lease lease() {
    StardustServer server = new StardustServer(transport, options());
    try {
      server.start().get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new EndpointException("the embedded server did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while the embedded server started", e);
    }
    return new ServerLease(server);
  }

  @Override
  public void close() {}

  private synchronized ServerOptions options() {
    return change.apply(
        ServerOptions.of(identities.next(random))
            .withListen(List.of(ADDRESS))
            .withDiscoveryPeriod(interval));
  }

  private record ServerLease(StardustServer server) implements Lease {

    @Override
    public Multiaddr address() {
      return server.addresses().get(0);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
