package stardust.runner.wrap;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.noise.Noise;
import stardust.noise.NoiseLocal;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/**
 * {@code /noise} of a side that names muxers in its payload, and leaves the muxer to
 * multistream-select all the same.
 */
public final class NamingMuxers implements SecurityProtocol {

  /** The protocol that this speaks. */
  public static final String PROTOCOL = new Noise().protocol();

  private final List<String> muxers;
  private volatile MuxersHeard heard = new MuxersHeard(Tap.NONE);

  /** A side that names these. */
  public NamingMuxers(List<String> muxers) {
    this.muxers = muxers;
  }

  /** Whether the other side of the latest handshake has named muxers, too. */
  public boolean isNamedByBoth() {
    return !heard.names().isEmpty();
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public CompletableFuture<Secured> secure(Duplex lower, boolean dialer, SecurityContext context) {
    heard = new MuxersHeard(context.tap());
    NoiseLocal local = NoiseLocal.naming(muxers, context);
    return Noise.secure(lower, dialer, local, heard.in(context));
  }
}
