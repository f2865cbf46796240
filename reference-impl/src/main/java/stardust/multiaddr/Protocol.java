package stardust.multiaddr;

import java.util.Arrays;
import java.util.Optional;

/** The parts that a multiaddr here can have; codes as in {@code protocols.csv} of multiaddr. */
public enum Protocol {
  IP4("ip4", 4),
  TCP("tcp", 6),
  IP6("ip6", 41),
  DNS("dns", 53),
  DNS4("dns4", 54),
  DNS6("dns6", 55),
  DNSADDR("dnsaddr", 56),
  P2P_STARDUST("p2p-stardust", 277),
  P2P_CIRCUIT("p2p-circuit", 290),
  P2P("p2p", 421),
  TLS("tls", 448),
  SNI("sni", 449),
  NOISE("noise", 454),
  WS("ws", 477),
  WSS("wss", 478);

  /** What {@code p2p} was called before. */
  private static final String OLD_P2P = "ipfs";

  private final String label;
  private final int code;

  Protocol(String label, int code) {
    this.label = label;
    this.code = code;
  }

  /** Its name in the text form, as "ip4". */
  public String label() {
    return label;
  }

  /** Its number in the binary form. */
  public int code() {
    return code;
  }

  ValueFormat format() {
    return switch (this) {
      case IP4 -> new Ip4Format();
      case IP6 -> new Ip6Format();
      case TCP -> new PortFormat();
      case DNS, DNS4, DNS6, DNSADDR, SNI -> new NameFormat();
      case P2P -> new PeerFormat();
      case P2P_STARDUST, P2P_CIRCUIT, TLS, NOISE, WS, WSS -> new NoFormat();
    };
  }

  static Optional<Protocol> labelled(String label) {
    String current = label.equals(OLD_P2P) ? P2P.label : label;
    return Arrays.stream(values()).filter(p -> p.label.equals(current)).findFirst();
  }

  static Optional<Protocol> coded(long code) {
    return Arrays.stream(values()).filter(p -> p.code == code).findFirst();
  }
}
