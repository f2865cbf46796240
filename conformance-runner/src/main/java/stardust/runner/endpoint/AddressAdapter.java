package stardust.runner.endpoint;

import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;

/** A server that somebody else started. */
public final class AddressAdapter implements EndpointAdapter {

  @Override
  public String name() {
    return "address";
  }

  @Override
  public boolean takes(EndpointRequest request) {
    return request.target().filter(target -> target.startsWith("/")).isPresent()
        && request.program().command().isEmpty()
        && request.program().image().isEmpty();
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    if (request.program().saysAnything()) {
      throw new EndpointUsageException(
          "a server at an address is not started by the suite: leave out what only a command or an"
              + " image can heed (port, transport, environment, folder, readiness)");
    }
    return new AddressEndpoint(
        address(
            request
                .target()
                .orElseThrow(() -> new EndpointUsageException("the address is missing"))));
  }

  private static Multiaddr address(String text) {
    try {
      return Multiaddr.parse(text);
    } catch (MultiaddrException e) {
      throw new EndpointUsageException("\"" + text + "\" is no address: " + e.getMessage());
    }
  }
}
