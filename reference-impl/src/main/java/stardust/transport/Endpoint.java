package stardust.transport;

import java.util.List;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.Protocol;
import stardust.transport.DialException.Reason;

/**
 * Where a socket connects to or listens at.
 *
 * @param host a literal IP address without brackets, or a name
 * @param family which addresses of a name count
 * @param port of TCP, 0 for any when listening
 * @param webSocket whether WebSocket is spoken over it
 */
record Endpoint(String host, Family family, int port, boolean webSocket) {

  /** Versions of IP. */
  enum Family {
    ANY,
    IP4,
    IP6
  }

  /** The socket that the address begins with; peer ids and what follows them do not matter. */
  static Endpoint of(Multiaddr address) throws DialException {
    Multiaddr transport = address.transport();
    List<Protocol> protocols = transport.protocols();
    boolean tcp = protocols.size() >= 2 && protocols.get(1) == Protocol.TCP;
    boolean webSocket = protocols.size() == 3 && protocols.get(2) == Protocol.WS;
    if (!tcp || (protocols.size() > 2 && !webSocket)) {
      throw unsupported(address);
    }
    Family family =
        switch (protocols.get(0)) {
          case IP4, DNS4 -> Family.IP4;
          case IP6, DNS6 -> Family.IP6;
          case DNS -> Family.ANY;
          default -> throw unsupported(address);
        };
    String host = transport.host().orElseThrow();
    return new Endpoint(host, family, transport.port().orElseThrow(), webSocket);
  }

  private static DialException unsupported(Multiaddr address) {
    String what =
        "%s has no transport that is spoken here: /tcp or /tcp/.../ws over ip4, ip6 or dns";
    return new DialException(Reason.UNSUPPORTED_ADDRESS, what.formatted(address));
  }

  /** Host and port as in a URL: "127.0.0.1:5892", "[::1]:5892". */
  String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
