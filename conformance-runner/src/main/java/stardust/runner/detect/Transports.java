package stardust.runner.detect;

import java.util.List;
import stardust.multiaddr.Multiaddr;
import stardust.runner.endpoint.TransportKind;

/** The addresses at which a server may be reached that is said to be at one of them. */
final class Transports {

  private Transports() {}

  /**
   * The address, and where it says no more than a TCP port, or its transport is a guess, the one
   * with the other transport.
   */
  static List<Multiaddr> candidates(Multiaddr address, boolean guessed) {
    if (address.isTls() || address.port().isEmpty() || address.host().isEmpty()) {
      return List.of(address);
    }
    if (!address.isWebSocket()) {
      return List.of(address, TransportKind.WS.of(address));
    }
    return guessed ? List.of(address, TransportKind.TCP.of(address)) : List.of(address);
  }
}
