package stardust.client;

import java.util.Optional;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;

/**
 * A peer and the server through which it can be reached.
 *
 * @param server where to join, with {@code /p2p} where the address tells the server's id
 * @param target whom to dial
 */
public record PeerAddress(Multiaddr server, PeerId target) {

  /**
   * Reads an address with {@code /p2p-stardust}: its last {@code /p2p} is the target; what stands
   * before {@code /p2p-stardust} is where the server is; a first of two {@code /p2p} is the server.
   *
   * @return empty when the address does not go by a server, or names no peer
   */
  public static Optional<PeerAddress> of(Multiaddr address) {
    if (!address.hasStardust()) {
      return Optional.empty();
    }
    return address.lastPeer().map(target -> new PeerAddress(server(address, target), target));
  }

  private static Multiaddr server(Multiaddr address, PeerId target) {
    Multiaddr transport = address.transport();
    return address
        .firstPeer()
        .filter(first -> !first.equals(target))
        .map(transport::withPeer)
        .orElse(transport);
  }
}
