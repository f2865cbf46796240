package stardust.runner.wrap;

import java.util.function.UnaryOperator;
import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.trace.Tap;

/** A muxer that is the one beneath, but for one thing that it is named or started with. */
public final class MuxerWrapper implements MuxerFactory {

  private final String protocol;
  private final MuxerFactory right;
  private final UnaryOperator<Duplex> lower;
  private final UnaryOperator<MuxerLimits> limits;
  private final UnaryOperator<MuxerListener> listener;

  private MuxerWrapper(
      String protocol,
      MuxerFactory right,
      UnaryOperator<Duplex> lower,
      UnaryOperator<MuxerLimits> limits,
      UnaryOperator<MuxerListener> listener) {
    this.protocol = protocol;
    this.right = right;
    this.lower = lower;
    this.limits = limits;
    this.listener = listener;
  }

  /** The same muxer under another name. */
  public static MuxerFactory named(String protocol, MuxerFactory right) {
    return new MuxerWrapper(protocol, right, same(), same(), same());
  }

  /** The same muxer on another stream. */
  public static MuxerFactory over(MuxerFactory right, UnaryOperator<Duplex> change) {
    return new MuxerWrapper(right.protocol(), right, change, same(), same());
  }

  /** The same muxer within other limits. */
  public static MuxerFactory within(MuxerFactory right, UnaryOperator<MuxerLimits> change) {
    return new MuxerWrapper(right.protocol(), right, same(), change, same());
  }

  /** The same muxer, of which another listener hears. */
  public static MuxerFactory listening(MuxerFactory right, UnaryOperator<MuxerListener> change) {
    return new MuxerWrapper(right.protocol(), right, same(), same(), change);
  }

  private static <T> UnaryOperator<T> same() {
    return UnaryOperator.identity();
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public Muxer start(
      Duplex below, boolean initiator, MuxerLimits most, MuxerListener told, Tap tap) {
    return right.start(
        lower.apply(below), initiator, limits.apply(most), listener.apply(told), tap);
  }
}
