package stardust.client;

import java.time.Duration;
import java.util.List;
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
 * @param securities what is proposed and accepted, best first, towards the server and towards peers
 * @param muxers what is proposed and accepted, best first
 * @param deadline how long each single step of the other side may take; longer than the 10 s that a
 *     server may itself wait for the target of a dial
 * @param tap sees every layer of the connection to the server
 * @param innerTap sees every layer of the connections to peers within it
 */
public record ClientOptions(
    RsaPrivateKey identity,
    List<SecurityProtocol> securities,
    List<MuxerFactory> muxers,
    Duration deadline,
    Tap tap,
    Tap innerTap) {

  /** How long a step may take when nobody said otherwise. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(15);

  public ClientOptions {
    securities = List.copyOf(securities);
    muxers = List.copyOf(muxers);
  }

  /** The usual protocols and times, and no traces. */
  public static ClientOptions of(RsaPrivateKey identity) {
    return new ClientOptions(
        identity, Stack.SECURITIES, Stack.MUXERS, DEFAULT_DEADLINE, Tap.NONE, Tap.NONE);
  }

  /** The same with another {@link #securities}. */
  public ClientOptions withSecurities(List<SecurityProtocol> other) {
    return new ClientOptions(identity, other, muxers, deadline, tap, innerTap);
  }

  /** The same with another {@link #muxers}. */
  public ClientOptions withMuxers(List<MuxerFactory> other) {
    return new ClientOptions(identity, securities, other, deadline, tap, innerTap);
  }

  /** The same with another {@link #deadline}. */
  public ClientOptions withDeadline(Duration other) {
    return new ClientOptions(identity, securities, muxers, other, tap, innerTap);
  }

  /** The same with another {@link #tap}. */
  public ClientOptions withTap(Tap other) {
    return new ClientOptions(identity, securities, muxers, deadline, other, innerTap);
  }

  /** The same with another {@link #innerTap}. */
  public ClientOptions withInnerTap(Tap other) {
    return new ClientOptions(identity, securities, muxers, deadline, tap, other);
  }
}
