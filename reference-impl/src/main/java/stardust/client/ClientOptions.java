package stardust.client;

import java.time.Duration;
import java.util.List;
import stardust.binding.Binding;
import stardust.muxer.MuxerFactory;
import stardust.peer.RsaPrivateKey;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;
import stardust.trace.Tap;

/**
 * How a client joins and dials.
 *
 * @param identity with which it joins and which it proves on every connection; only RSA keys can
 *     decrypt a challenge
 * @param binding which wire binding the server speaks
 * @param securities what is proposed and accepted, best first, towards peers and, where the binding
 *     has security, towards the server
 * @param muxers what is proposed and accepted, best first
 * @param deadline how long each single step of the other side may take; longer than the 10 s that a
 *     server may itself wait for the target of a dial
 * @param period in which the server sends its lists; without one for {@value #SILENT_PERIODS}
 *     periods the connection counts as lost
 * @param parts what the client is made of
 * @param tap sees every layer of the connection to the server
 * @param innerTap sees every layer of the connections to peers within it
 */
public record ClientOptions(
    RsaPrivateKey identity,
    Binding binding,
    List<SecurityProtocol> securities,
    List<MuxerFactory> muxers,
    Duration deadline,
    Duration period,
    ClientParts parts,
    Tap tap,
    Tap innerTap) {

  /** How long a step may take when nobody said otherwise. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(15);

  /** The period of a server of which nothing else is known. */
  public static final Duration DEFAULT_PERIOD = Duration.ofSeconds(10);

  static final int SILENT_PERIODS = 5;

  public ClientOptions {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("the discovery period must be longer than nothing");
    }
    securities = List.copyOf(securities);
    muxers = List.copyOf(muxers);
  }

  /** The usual protocols and times, and no traces. */
  public static ClientOptions of(RsaPrivateKey identity) {
    return new ClientOptions(
        identity,
        Binding.LIBP2P,
        Stack.SECURITIES,
        Stack.MUXERS,
        DEFAULT_DEADLINE,
        DEFAULT_PERIOD,
        ClientParts.strict(),
        Tap.NONE,
        Tap.NONE);
  }

  /** The same with another {@link #binding}. */
  public ClientOptions withBinding(Binding other) {
    return new ClientOptions(
        identity, other, securities, muxers, deadline, period, parts, tap, innerTap);
  }

  /** The same with other {@link #securities}. */
  public ClientOptions withSecurities(List<SecurityProtocol> other) {
    return new ClientOptions(
        identity, binding, other, muxers, deadline, period, parts, tap, innerTap);
  }

  /** The same with other {@link #muxers}. */
  public ClientOptions withMuxers(List<MuxerFactory> other) {
    return new ClientOptions(
        identity, binding, securities, other, deadline, period, parts, tap, innerTap);
  }

  /** The same with another {@link #deadline}. */
  public ClientOptions withDeadline(Duration other) {
    return new ClientOptions(
        identity, binding, securities, muxers, other, period, parts, tap, innerTap);
  }

  /** The same with another {@link #period}. */
  public ClientOptions withPeriod(Duration other) {
    return new ClientOptions(
        identity, binding, securities, muxers, deadline, other, parts, tap, innerTap);
  }

  /** The same with other {@link #parts}. */
  public ClientOptions withParts(ClientParts other) {
    return new ClientOptions(
        identity, binding, securities, muxers, deadline, period, other, tap, innerTap);
  }

  /** The same with another {@link #tap}. */
  public ClientOptions withTap(Tap other) {
    return new ClientOptions(
        identity, binding, securities, muxers, deadline, period, parts, other, innerTap);
  }

  /** The same with another {@link #innerTap}. */
  public ClientOptions withInnerTap(Tap other) {
    return new ClientOptions(
        identity, binding, securities, muxers, deadline, period, parts, tap, other);
  }

  /** How long no list may come before the connection counts as lost. */
  Duration silence() {
    return period.multipliedBy(SILENT_PERIODS);
  }
}
