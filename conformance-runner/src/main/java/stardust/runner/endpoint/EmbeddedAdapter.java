package stardust.runner.endpoint;

/** The reference server in the suite's own process. */
public final class EmbeddedAdapter implements EndpointAdapter {

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public boolean takes(EndpointRequest request) {
    return request.target().isEmpty() && !request.program().saysAnything();
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    if (!takes(request)) {
      throw new EndpointUsageException(
          "the embedded server needs no target, command or image, and heeds no option for them");
    }
    return new EmbeddedEndpoint(
        context.transport(), context.identities(), context.interval(), context.binding());
  }
}
