package stardust.multiaddr;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.io.Varint;
import stardust.peer.KeyException;
import stardust.peer.PeerId;

/**
 * A network address that says what it is made of, as {@code
 * /ip4/127.0.0.1/tcp/5892/ws/p2p-stardust/p2p/Qm...}. Equal when its canonical texts are.
 */
public final class Multiaddr {

  private static final Set<Protocol> HOSTS =
      EnumSet.of(
          Protocol.IP4, Protocol.IP6, Protocol.DNS, Protocol.DNS4, Protocol.DNS6, Protocol.DNSADDR);

  private final List<Component> components;

  private Multiaddr(List<Component> components) {
    this.components = List.copyOf(components);
  }

  /**
   * Reads the text form. {@code /ipfs/} is taken for {@code /p2p/}, and one slash at the end is
   * passed over.
   *
   * @throws MultiaddrException when it is none, or has a part that {@link Protocol} does not know
   */
  public static Multiaddr parse(String text) throws MultiaddrException {
    return new Multiaddr(TextReader.read(text));
  }

  /**
   * Reads the binary form: for each part a varint code, and a value whose length the code fixes or
   * a varint before it says.
   *
   * @throws MultiaddrException when it is none, or has a part that {@link Protocol} does not know
   */
  public static Multiaddr fromBytes(byte[] bytes) throws MultiaddrException {
    return new Multiaddr(BinaryReader.read(bytes));
  }

  /**
   * {@code /ip4/.../tcp/...}, or with ip6 or dns, whatever the host is.
   *
   * @param host an IPv4 or IPv6 literal (without brackets), or a domain name
   * @throws IllegalArgumentException when host or port cannot be one
   */
  public static Multiaddr tcp(String host, int port) {
    try {
      return new Multiaddr(
          List.of(
              Component.parse(protocolOf(host), host),
              Component.parse(Protocol.TCP, Integer.toString(port))));
    } catch (MultiaddrException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * {@code /ip4/.../tcp/...}, or with ip6 or dns, for an address of a socket; one that is not
   * resolved goes by its name.
   */
  public static Multiaddr tcp(InetSocketAddress address) {
    if (address.isUnresolved()) {
      return tcp(address.getHostString(), address.getPort());
    }
    boolean ip4 = address.getAddress() instanceof Inet4Address;
    try {
      byte[] host = address.getAddress().getAddress();
      Component first = Component.of(ip4 ? Protocol.IP4 : Protocol.IP6, host);
      return tcp(first.value(), address.getPort());
    } catch (MultiaddrException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** {@link #tcp(String, int)} and {@code /ws} behind it. */
  public static Multiaddr webSocket(String host, int port) {
    return tcp(host, port).with(Protocol.WS);
  }

  /** {@link #tcp(InetSocketAddress)} and {@code /ws} behind it. */
  public static Multiaddr webSocket(InetSocketAddress address) {
    return tcp(address).with(Protocol.WS);
  }

  /** The binary form. */
  public byte[] bytes() {
    List<byte[]> parts = new ArrayList<>();
    for (Component component : components) {
      byte[] value = component.valueBytes();
      parts.add(Varint.encode(component.protocol().code()));
      if (component.protocol().format().length() == ValueFormat.PREFIXED) {
        parts.add(Varint.encode(value.length));
      }
      parts.add(value);
    }
    return Bytes.concat(parts.toArray(byte[][]::new));
  }

  /** The parts' protocols in order. */
  public List<Protocol> protocols() {
    return components.stream().map(Component::protocol).toList();
  }

  /** The value of the first part of this protocol, as text. */
  public Optional<String> value(Protocol protocol) {
    return components.stream()
        .filter(c -> c.protocol() == protocol)
        .map(Component::value)
        .findFirst();
  }

  /** The first host: a literal (IPv6 without brackets) or a domain name. */
  public Optional<String> host() {
    return components.stream()
        .filter(c -> HOSTS.contains(c.protocol()))
        .map(Component::value)
        .findFirst();
  }

  /** The first TCP port. */
  public OptionalInt port() {
    return value(Protocol.TCP).stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** Whether WebSocket is spoken there, with TLS beneath or without. */
  public boolean isWebSocket() {
    return has(Protocol.WS) || has(Protocol.WSS);
  }

  /** Whether TLS is spoken beneath: {@code /wss} or {@code /tls}. */
  public boolean isTls() {
    return has(Protocol.WSS) || has(Protocol.TLS);
  }

  /** Whether it goes by a stardust server. */
  public boolean hasStardust() {
    return has(Protocol.P2P_STARDUST);
  }

  /** The first peer id: in an address with two it is the server's. */
  public Optional<PeerId> firstPeer() {
    return peers().stream().findFirst();
  }

  /** The last peer id: that of the peer to be reached. */
  public Optional<PeerId> lastPeer() {
    List<PeerId> peers = peers();
    return peers.isEmpty() ? Optional.empty() : Optional.of(peers.get(peers.size() - 1));
  }

  /** The same with {@code /p2p/<id>} at the end. */
  public Multiaddr withPeer(PeerId id) {
    return with(new Component(Protocol.P2P, id.toBase58()));
  }

  /** The same with {@code /p2p-stardust} at the end. */
  public Multiaddr withStardust() {
    return with(Protocol.P2P_STARDUST);
  }

  /** The same without any {@code /p2p/<id>}; empty if there was nothing else. */
  public Multiaddr withoutPeers() {
    return new Multiaddr(components.stream().filter(c -> c.protocol() != Protocol.P2P).toList());
  }

  /**
   * What comes before the first {@code /p2p} and {@code /p2p-stardust}: where to connect. Empty if
   * there is nothing before.
   */
  public Multiaddr transport() {
    return new Multiaddr(
        components.stream()
            .takeWhile(c -> c.protocol() != Protocol.P2P && c.protocol() != Protocol.P2P_STARDUST)
            .toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Multiaddr address && components.equals(address.components);
  }

  @Override
  public int hashCode() {
    return components.hashCode();
  }

  /** The canonical text form. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    components.forEach(text::append);
    return text.toString();
  }

  private boolean has(Protocol protocol) {
    return components.stream().anyMatch(c -> c.protocol() == protocol);
  }

  private Multiaddr with(Protocol protocol) {
    return with(new Component(protocol, ""));
  }

  private Multiaddr with(Component component) {
    List<Component> longer = new ArrayList<>(components);
    longer.add(component);
    return new Multiaddr(longer);
  }

  private List<PeerId> peers() {
    return components.stream()
        .filter(c -> c.protocol() == Protocol.P2P)
        .map(Multiaddr::peer)
        .toList();
  }

  private static PeerId peer(Component component) {
    try {
      return PeerId.fromBytes(component.valueBytes());
    } catch (KeyException e) {
      throw new IllegalStateException("a p2p component holds a peer id", e);
    }
  }

  private static Protocol protocolOf(String host) {
    if (host.indexOf(':') >= 0) {
      return Protocol.IP6;
    }
    return host.matches("[0-9.]+") ? Protocol.IP4 : Protocol.DNS;
  }
}
