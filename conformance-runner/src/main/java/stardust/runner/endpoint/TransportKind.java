package stardust.runner.endpoint;

import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;

/** What a server that is started by the suite listens with. */
public enum TransportKind {
  WS,
  TCP;

  /** What the address names; TCP where it names no more than a port. */
  public static TransportKind in(Multiaddr address) {
    return address.isWebSocket() ? WS : TCP;
  }

  /** The address of a server at this host and port. */
  public Multiaddr at(String host, int port) {
    return this == WS ? Multiaddr.webSocket(host, port) : Multiaddr.tcp(host, port);
  }

  /** The same address with this transport; unchanged where it names no host and port. */
  public Multiaddr of(Multiaddr address) {
    if (in(address) == this || address.host().isEmpty() || address.port().isEmpty()) {
      return address;
    }
    Multiaddr other =
        this == WS ? extended(address) : at(address.host().get(), address.port().getAsInt());
    return address.firstPeer().map(other::withPeer).orElse(other);
  }

  /** By its text, as the host may be a name of any kind. */
  private static Multiaddr extended(Multiaddr address) {
    try {
      return Multiaddr.parse(address.transport() + "/ws");
    } catch (MultiaddrException e) {
      throw new IllegalStateException(address + " cannot be extended", e);
    }
  }
}
