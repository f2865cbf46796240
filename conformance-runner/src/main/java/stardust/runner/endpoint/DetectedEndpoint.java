package stardust.runner.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stardust.multiaddr.Multiaddr;
import stardust.runner.process.OutputLog;

/** An endpoint of which was found out with which transport it is reached. */
public final class DetectedEndpoint implements Endpoint {

  private final Endpoint endpoint;
  private final TransportKind transport;

  /**
   * Leaves all as it is but the transport in the addresses.
   *
   * @param transport what its servers were found to speak
   */
  public DetectedEndpoint(Endpoint endpoint, TransportKind transport) {
    this.endpoint = endpoint;
    this.transport = transport;
  }

  @Override
  public String kind() {
    return endpoint.kind();
  }

  @Override
  public String description() {
    return endpoint.description();
  }

  @Override
  public String address() {
    return endpoint.address();
  }

  @Override
  public boolean shared() {
    return endpoint.shared();
  }

  @Override
  public Lease lease() {
    return new DetectedLease(endpoint.lease());
  }

  @Override
  public Optional<OutputLog> output() {
    return endpoint.output();
  }

  @Override
  public boolean isWatched() {
    return endpoint.isWatched();
  }

  @Override
  public List<Death> deaths() {
    return endpoint.deaths();
  }

  @Override
  public void awaitDeath(Duration within) {
    endpoint.awaitDeath(within);
  }

  @Override
  public Endpoint another() {
    return new DetectedEndpoint(endpoint.another(), transport);
  }

  @Override
  public boolean canBeMany() {
    return endpoint.canBeMany();
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private final class DetectedLease implements Lease {

    private final Lease lease;

    private DetectedLease(Lease lease) {
      this.lease = lease;
    }

    @Override
    public Multiaddr address() {
      return transport.of(lease.address());
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
