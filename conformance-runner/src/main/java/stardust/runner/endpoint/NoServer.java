package stardust.runner.endpoint;

/** Stands where a client is tested: there is no server to come by, the suite itself plays it. */
public final class NoServer implements EndpointAdapter {

  @Override
  public String name() {
    return "client";
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    throw new EndpointUsageException("a client is tested: there is no server");
  }
}
