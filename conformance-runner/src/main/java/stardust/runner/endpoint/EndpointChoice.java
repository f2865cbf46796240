package stardust.runner.endpoint;

import java.util.List;
import java.util.Map;

/**
 * What is tested, and how that was said.
 *
 * @param adapter makes the endpoint
 * @param request what of
 * @param options the words on the command line that say so, each with a blank in front
 * @param declared what is said of the server beside that, for the report
 * @param command the words at its end that are a command to start, with " -- " in front; may be
 *     empty
 * @param protocols that it is said to have besides stardust, by their names for multistream-select
 */
public record EndpointChoice(
    EndpointAdapter adapter,
    EndpointRequest request,
    String options,
    String command,
    Map<String, String> declared,
    List<String> protocols) {

  /** The reference server in the suite's own process. */
  public static final EndpointChoice EMBEDDED =
      new EndpointChoice(new EmbeddedAdapter(), EndpointRequest.NONE, "", "");

  /** One of which no more is said. */
  public EndpointChoice(
      EndpointAdapter adapter, EndpointRequest request, String options, String command) {
    this(adapter, request, options, command, Map.of(), List.of());
  }

  /** Makes the endpoint. */
  public Endpoint endpoint(EndpointContext context) {
    return adapter.endpoint(request, context);
  }
}
