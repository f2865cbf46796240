package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stardust.connection.UpgradeException;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.connection.Upgrader;
import stardust.io.Duplex;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;
import stardust.runner.wrap.ByteByByte;
import stardust.security.Secured;
import stardust.security.SecurityProtocol;
import stardust.security.UnexpectedPeerException;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;
import stardust.transport.Transport;
import stardust.transport.TransportDuplex;
import stardust.transport.UpgradeRequest;
import stardust.transport.WebSocketClient;

/** The server that one scenario tests, and the ways to reach it: whole, or step by step. */
public final class ServerUnderTest implements Linker {

  private final Endpoint endpoint;
  private final Offer offer;
  private final Transport transport;
  private final Timing timing;
  private final ScenarioRecord seen;
  private final List<Duplex> opened = new ArrayList<>();
  private Endpoint.@Nullable Lease lease;

  public ServerUnderTest(
      Endpoint endpoint, Offer offer, Transport transport, Timing timing, ScenarioRecord seen) {
    this.endpoint = endpoint;
    this.offer = offer;
    this.transport = transport;
    this.timing = timing;
    this.seen = seen;
  }

  /** Where it is; started when this is first asked for. */
  public synchronized Multiaddr address() {
    if (lease == null) {
      lease = endpoint.lease();
    }
    return lease.address();
  }

  /** Its identity, where the address tells it. */
  public Optional<PeerId> peerId() {
    return address().firstPeer();
  }

  @Override
  public Link connect(
      String peer,
      int number,
      PrivateKey identity,
      Forwarded forwarded,
      UnaryOperator<Offer> offered) {
    return connect(peer + number, identity, forwarded, offered.apply(offer));
  }

  /** Connects with an offer of its own, of which everything can be refused. */
  public Link connect(String name, PrivateKey identity, Forwarded forwarded, Offer own) {
    Tap tap = seen.trace().tap(name.substring(0, name.length() - 1), name);
    return link(open(name, tap), identity, forwarded, own, tap);
  }

  /**
   * Connects with such a WebSocket request; not applicable to another transport.
   *
   * @param what is asked for, as "a WebSocket connection at /"
   */
  public Link connectBy(UpgradeRequest request, String what, Peer peer) {
    Tap tap = tap(peer.label());
    return link(webSocket(request, what, tap), peer.identity(), Forwarded.ACCEPT, offer, tap);
  }

  /**
   * Connects by WebSocket messages of another form; not applicable to another transport.
   *
   * @param form makes the connection one that writes so
   */
  public Link connectWriting(Function<TransportDuplex, Duplex> form, Peer peer) {
    Tap tap = tap(peer.label());
    Duplex raw = form.apply(webSocket(UpgradeRequest.at("/"), "a WebSocket connection", tap));
    return link(raw, peer.identity(), Forwarded.ACCEPT, offer, tap);
  }

  private TransportDuplex webSocket(UpgradeRequest request, String what, Tap tap) {
    Multiaddr at = address();
    if (!at.isWebSocket() || at.isTls()) {
      throw new NotApplicable("the server is reached over another transport than WebSocket");
    }
    String host = at.host().orElseThrow();
    int port = at.port().orElseThrow();
    Duplex socket = dial(Multiaddr.tcp(host, port), Tap.NONE);
    CompletableFuture<TransportDuplex> upgraded = new CompletableFuture<>();
    socket
        .loop()
        .run(
            () ->
                Waits.pipe(
                    WebSocketClient.upgrade(
                        socket, host + ":" + port, request, timing.connecting(), tap),
                    upgraded));
    return Waits.get(
        upgraded,
        timing.connecting(),
        seenInstead -> RequirementBroken.of("CONN-01", what, seenInstead));
  }

  private Link link(Duplex raw, PrivateKey identity, Forwarded forwarded, Offer own, Tap tap) {
    AtomicReference<Link> link = new AtomicReference<>();
    CompletableFuture<Link> linked =
        new Upgrader(options(identity, own, tap))
            .upgrade(
                raw, true, each -> link.set(Link.over(own.binding(), each, raw, tap, forwarded)))
            .thenApply(each -> Objects.requireNonNull(link.get()));
    return Waits.getOr(linked, timing.connecting(), ServerUnderTest::broken);
  }

  /** The transport connection alone. */
  public Duplex open(String peer, Tap tap) {
    Duplex raw = dial(address().transport(), tap);
    tap.record(
        () ->
            WireEvent.of(Layer.TRANSPORT, Direction.SENT, "", "connected", List.of(), new byte[0]));
    return raw;
  }

  private Duplex dial(Multiaddr at, Tap tap) {
    Duplex raw =
        Waits.get(
            transport.dial(at, timing.connecting(), tap).thenApply(each -> each),
            timing.connecting(),
            seenInstead -> RequirementBroken.of("CONN-01", "a connection", seenInstead));
    synchronized (this) {
      opened.add(raw);
    }
    return raw;
  }

  /** The transport connection, and what comes of the security handshake on it. */
  public Duplex openSecured(String peer, PrivateKey identity, Tap tap) {
    Duplex raw = open(peer, tap);
    if (offer.towardsServer().isEmpty()) {
      return raw;
    }
    Upgrader upgrader = new Upgrader(options(identity, offer, tap));
    CompletableFuture<Duplex> secured = new CompletableFuture<>();
    raw.loop()
        .run(
            () ->
                Waits.pipe(
                    upgrader
                        .negotiateSecurity(raw, true)
                        .thenCompose(protocol -> upgrader.secure(raw, true, protocol))
                        .thenApply(result -> result.channel()),
                    secured));
    return Waits.getOr(secured, timing.connecting(), ServerUnderTest::broken);
  }

  /** The handshake of a protocol that was agreed by hand, each byte in a write of its own. */
  public void shakeHandsSlowly(BlockingStream raw, SecurityProtocol agreed, Peer peer, Tap tap) {
    Upgrader upgrader = new Upgrader(options(peer.identity(), offer, tap));
    CompletableFuture<Secured> secured = new CompletableFuture<>();
    raw.run(stream -> Waits.pipe(upgrader.secure(new ByteByByte(stream), true, agreed), secured));
    Waits.getOr(secured, timing.connecting(), ServerUnderTest::broken);
  }

  /** What records a connection of the peer that is not counted among its links. */
  public Tap tap(String peer) {
    return seen.trace().tap(peer, peer);
  }

  /** What the probes of this run propose. */
  public Offer offer() {
    return offer;
  }

  /** Cuts what is left of connections and gives the server back. */
  public synchronized void close() {
    opened.forEach(raw -> raw.loop().run(raw::reset));
    if (lease != null) {
      lease.close();
    }
  }

  private UpgradeOptions options(PrivateKey identity, Offer own, Tap tap) {
    UpgradeOptions options =
        UpgradeOptions.of(identity, own.towardsServer(), own.muxers(), List.of(new Ping()))
            .withTimeouts(UpgradeTimeouts.each(timing.connecting()))
            .withTap(tap);
    return peerId().map(options::withExpected).orElse(options);
  }

  private static RequirementBroken broken(Throwable failure) {
    String seenInstead = Waits.words(failure);
    if (!(failure instanceof UpgradeException upgrade)) {
      return RequirementBroken.of("CONN-01", "a connection", seenInstead);
    }
    if (upgrade.getCause() instanceof UnexpectedPeerException) {
      return RequirementBroken.of("CONN-03", "the identity in the address", seenInstead);
    }
    return upgrade.step() == UpgradeException.Step.MUXER_NEGOTIATION
        ? RequirementBroken.of("CONN-11", "an agreement on a muxer", seenInstead)
        : RequirementBroken.of("CONN-02", "a secured connection", seenInstead);
  }
}
