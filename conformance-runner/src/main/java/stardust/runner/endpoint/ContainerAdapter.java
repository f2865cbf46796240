package stardust.runner.endpoint;

/** A server in a container, which a Docker engine runs. */
public final class ContainerAdapter implements EndpointAdapter {

  @Override
  public String name() {
    return "container";
  }

  @Override
  public boolean takes(EndpointRequest request) {
    return request.target().isEmpty() && request.program().image().isPresent();
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    if (!takes(request) || request.program().port().isEmpty()) {
      throw new EndpointUsageException(
          "a server in a container needs its image and the port at which it listens in there: give"
              + " --image and --port, and no address");
    }
    Program program = request.program();
    return new StartedEndpoint(
        name(),
        "a container of the image " + program.image().orElseThrow(),
        true,
        () -> ServerContainer.start(program));
  }
}
