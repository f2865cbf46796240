package stardust.connection;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/**
 * How a byte stream becomes a connection.
 *
 * @param self the identity of this side
 * @param securities what to propose or accept, best first; none means that security is not even
 *     negotiated, and the other side stays unproven
 * @param muxers what to propose or accept, best first; at least one
 * @param services the protocols that are answered on every connection
 * @param expected who the other side must prove to be; of no effect without security
 * @param observed where the other side is seen to come from, a multiaddr in binary, for identify
 * @param timeouts for each step and for all of them
 * @param limits of the muxer
 * @param random where keys, nonces and the like come from
 * @param tap listens at every layer from the first negotiation up
 */
public record UpgradeOptions(
    PrivateKey self,
    List<SecurityProtocol> securities,
    List<MuxerFactory> muxers,
    List<StreamService> services,
    Optional<PeerId> expected,
    Optional<byte[]> observed,
    UpgradeTimeouts timeouts,
    MuxerLimits limits,
    SecureRandom random,
    Tap tap) {

  public UpgradeOptions {
    if (muxers.isEmpty()) {
      throw new IllegalArgumentException("a connection needs a muxer");
    }
    securities = List.copyOf(securities);
    muxers = List.copyOf(muxers);
    services = List.copyOf(services);
  }

  /** The usual times and limits, anyone at the other side, and no trace. */
  public static UpgradeOptions of(
      PrivateKey self,
      List<SecurityProtocol> securities,
      List<MuxerFactory> muxers,
      List<StreamService> services) {
    return new UpgradeOptions(
        self,
        securities,
        muxers,
        services,
        Optional.empty(),
        Optional.empty(),
        UpgradeTimeouts.DEFAULT,
        MuxerLimits.DEFAULT,
        new SecureRandom(),
        Tap.NONE);
  }

  /** The same with other security protocols. */
  public UpgradeOptions withSecurities(List<SecurityProtocol> other) {
    return new UpgradeOptions(
        self, other, muxers, services, expected, observed, timeouts, limits, random, tap);
  }

  /** The same with other muxers. */
  public UpgradeOptions withMuxers(List<MuxerFactory> other) {
    return new UpgradeOptions(
        self, securities, other, services, expected, observed, timeouts, limits, random, tap);
  }

  /** The same with other services. */
  public UpgradeOptions withServices(List<StreamService> other) {
    return new UpgradeOptions(
        self, securities, muxers, other, expected, observed, timeouts, limits, random, tap);
  }

  /** The same for one peer only. */
  public UpgradeOptions withExpected(PeerId peer) {
    return new UpgradeOptions(
        self,
        securities,
        muxers,
        services,
        Optional.of(peer),
        observed,
        timeouts,
        limits,
        random,
        tap);
  }

  /** The same, telling the other side that it comes from there. */
  public UpgradeOptions withObserved(byte[] multiaddr) {
    return new UpgradeOptions(
        self,
        securities,
        muxers,
        services,
        expected,
        Optional.of(multiaddr),
        timeouts,
        limits,
        random,
        tap);
  }

  /** The same with other times. */
  public UpgradeOptions withTimeouts(UpgradeTimeouts other) {
    return new UpgradeOptions(
        self, securities, muxers, services, expected, observed, other, limits, random, tap);
  }

  /** The same with other limits of the muxer. */
  public UpgradeOptions withLimits(MuxerLimits other) {
    return new UpgradeOptions(
        self, securities, muxers, services, expected, observed, timeouts, other, random, tap);
  }

  /** The same with another source of chance. */
  public UpgradeOptions withRandom(SecureRandom other) {
    return new UpgradeOptions(
        self, securities, muxers, services, expected, observed, timeouts, limits, other, tap);
  }

  /** The same with another listener. */
  public UpgradeOptions withTap(Tap other) {
    return new UpgradeOptions(
        self, securities, muxers, services, expected, observed, timeouts, limits, random, other);
  }
}
