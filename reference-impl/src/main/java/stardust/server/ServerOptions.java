package stardust.server;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.connection.UpgradeTimeouts;
import stardust.multiaddr.Multiaddr;
import stardust.multiaddr.MultiaddrException;
import stardust.muxer.MuxerFactory;
import stardust.peer.PrivateKey;
import stardust.protocol.Stardust;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;
import stardust.trace.Tap;

/**
 * How a server is run.
 *
 * @param identity proves the server to its clients
 * @param listen where to listen; port 0 takes any that is free
 * @param binding which wire binding is spoken
 * @param discoveryPeriod how long until each peer gets its next list
 * @param securities which security protocols are accepted, where the binding has security; none
 *     means plain connections, on which no security is negotiated
 * @param muxers which muxers are accepted
 * @param upgradeTimeouts how long negotiations and handshakes may take
 * @param limits how much and how long a peer may have
 * @param parts makes the server's parts from fresh ones that follow the specification
 * @param taps gives each connection its listener
 * @param log takes one line for each thing that happens
 */
public record ServerOptions(
    PrivateKey identity,
    List<Multiaddr> listen,
    Binding binding,
    Duration discoveryPeriod,
    List<SecurityProtocol> securities,
    List<MuxerFactory> muxers,
    UpgradeTimeouts upgradeTimeouts,
    ServerLimits limits,
    UnaryOperator<ServerParts> parts,
    Supplier<Tap> taps,
    ServerLog log) {

  /** How often deployments send the list. */
  public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(10);

  public ServerOptions {
    if (discoveryPeriod.isNegative() || discoveryPeriod.isZero()) {
      throw new IllegalArgumentException("the discovery period must be longer than nothing");
    }
    listen = List.copyOf(listen);
    securities = List.copyOf(securities);
    muxers = List.copyOf(muxers);
  }

  /** A strict server at the usual address, {@code /ip6/::/tcp/5892/ws}. */
  public static ServerOptions of(PrivateKey identity) {
    return new ServerOptions(
        identity,
        List.of(address("/ip6/::/tcp/" + Stardust.DEFAULT_PORT + "/ws")),
        Binding.LIBP2P,
        DEFAULT_PERIOD,
        Stack.SECURITIES,
        Stack.MUXERS,
        UpgradeTimeouts.DEFAULT,
        ServerLimits.DEFAULT,
        UnaryOperator.identity(),
        () -> Tap.NONE,
        ServerLog.NONE);
  }

  private static Multiaddr address(String text) {
    try {
      return Multiaddr.parse(text);
    } catch (MultiaddrException e) {
      throw new IllegalStateException("the default address is an address", e);
    }
  }

  /** The same with another {@link #listen}. */
  public ServerOptions withListen(List<Multiaddr> other) {
    return new ServerOptions(
        identity,
        other,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #binding}. */
  public ServerOptions withBinding(Binding other) {
    return new ServerOptions(
        identity,
        listen,
        other,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #discoveryPeriod}. */
  public ServerOptions withDiscoveryPeriod(Duration other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        other,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #securities}. */
  public ServerOptions withSecurities(List<SecurityProtocol> other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        other,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #muxers}. */
  public ServerOptions withMuxers(List<MuxerFactory> other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        other,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #upgradeTimeouts}. */
  public ServerOptions withUpgradeTimeouts(UpgradeTimeouts other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        other,
        limits,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #limits}. */
  public ServerOptions withLimits(ServerLimits other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        other,
        parts,
        taps,
        log);
  }

  /** The same with another {@link #parts}. */
  public ServerOptions withParts(UnaryOperator<ServerParts> other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        other,
        taps,
        log);
  }

  /** The same with another {@link #taps}. */
  public ServerOptions withTaps(Supplier<Tap> other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        other,
        log);
  }

  /** The same with another {@link #log}. */
  public ServerOptions withLog(ServerLog other) {
    return new ServerOptions(
        identity,
        listen,
        binding,
        discoveryPeriod,
        securities,
        muxers,
        upgradeTimeouts,
        limits,
        parts,
        taps,
        other);
  }
}
