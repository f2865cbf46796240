package stardust.runner.endpoint;

/**
 * A way to come by a server. Found by {@link java.util.ServiceLoader}: a jar that names an
 * implementation in {@code META-INF/services/stardust.runner.endpoint.EndpointAdapter} adds a way
 * of its own. An adapter needs a public constructor without parameters.
 */
public interface EndpointAdapter {

  /** What {@code --adapter} and the endpoint file call it: one word in lower case. */
  String name();

  /**
   * Whether the request is for this adapter, where it names none. An adapter that is only meant
   * when it is named says no.
   */
  default boolean takes(EndpointRequest request) {
    return false;
  }

  /**
   * Makes the endpoint. A server may be started now or at the first lease.
   *
   * @throws EndpointUsageException when the request lacks something or says something senseless
   * @throws EndpointException when the server could not be started
   */
  Endpoint endpoint(EndpointRequest request, EndpointContext context);
}
