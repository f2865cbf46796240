package stardust.runner.client;

import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;

/** What a client is told to do when it is started. */
public sealed interface Invitation {

  /** The server, with {@code /p2p} and its id. */
  Multiaddr server();

  /** Join, and stay. */
  record Join(Multiaddr server) implements Invitation {}

  /** Join, and dial this peer. */
  record Dial(Multiaddr server, PeerId target) implements Invitation {

    /** The address of the target, with the server's id. */
    public Multiaddr address() {
      Multiaddr through = server.transport().withStardust();
      return server.firstPeer().map(through::withPeer).orElse(through).withPeer(target);
    }
  }

  /**
   * Join, and dial the peer at this address.
   *
   * @param address has {@code /p2p-stardust} and ends with the target
   */
  record DialAddress(Multiaddr server, Multiaddr address) implements Invitation {}
}
