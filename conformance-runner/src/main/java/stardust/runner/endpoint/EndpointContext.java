package stardust.runner.endpoint;

import java.time.Duration;
import stardust.binding.Binding;
import stardust.runner.identity.Identities;
import stardust.transport.Transport;

/**
 * What a run has, and an adapter may use.
 *
 * @param transport real sockets, closed at the end of the run
 * @param identities key pairs that need not be generated
 * @param interval the period in which the server is to send its lists
 * @param binding which wire binding it is to speak
 */
public record EndpointContext(
    Transport transport, Identities identities, Duration interval, Binding binding) {}
