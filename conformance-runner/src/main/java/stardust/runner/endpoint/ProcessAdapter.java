package stardust.runner.endpoint;

/** A server that is started by a command, and ended with all that it started itself. */
public final class ProcessAdapter implements EndpointAdapter {

  @Override
  public String name() {
    return "process";
  }

  @Override
  public boolean takes(EndpointRequest request) {
    return request.target().isEmpty()
        && !request.program().command().isEmpty()
        && request.program().image().isEmpty();
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    if (!takes(request)) {
      throw new EndpointUsageException(
          "a server that is started by a command needs the command, and neither an address nor an"
              + " image");
    }
    Program program = request.program();
    return new StartedEndpoint(
        name(),
        "a process of the command " + String.join(" ", program.command()),
        program.port().isEmpty() && Placeholders.areIn(program),
        () -> ServerProcess.start(program));
  }
}
