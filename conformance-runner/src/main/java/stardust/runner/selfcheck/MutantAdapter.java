package stardust.runner.selfcheck;

import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.endpoint.EndpointAdapter;
import stardust.runner.endpoint.EndpointChoice;
import stardust.runner.endpoint.EndpointContext;
import stardust.runner.endpoint.EndpointRequest;
import stardust.runner.mutant.Mutant;

/** A mutant as an endpoint, for a run and a report that do not say what it is. */
public final class MutantAdapter implements EndpointAdapter {

  private static final String ADDRESS = " /ip4/127.0.0.1/tcp/5892/ws";

  private final Mutant mutant;

  private MutantAdapter(Mutant mutant) {
    this.mutant = mutant;
  }

  /** The mutant as if it were a server at an address. */
  public static EndpointChoice choose(Mutant mutant) {
    return new EndpointChoice(new MutantAdapter(mutant), EndpointRequest.NONE, ADDRESS, "");
  }

  @Override
  public String name() {
    return "mutant";
  }

  @Override
  public Endpoint endpoint(EndpointRequest request, EndpointContext context) {
    return new EmbeddedEndpoint(
        context.transport(),
        context.identities(),
        context.interval(),
        options -> mutant.of(options.withBinding(mutant.binding())));
  }
}
