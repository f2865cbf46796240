package stardust.runner.endpoint;

import stardust.multiaddr.Multiaddr;

/** A server that somebody else started, at an address. */
public final class AddressEndpoint implements Endpoint {

  private final Multiaddr address;

  public AddressEndpoint(Multiaddr address) {
    this.address = address;
  }

  @Override
  public String kind() {
    return "address";
  }

  @Override
  public String description() {
    return "the server at " + address;
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public Lease lease() {
    return new Lease() {
      @Override
      public Multiaddr address() {
        return address;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
