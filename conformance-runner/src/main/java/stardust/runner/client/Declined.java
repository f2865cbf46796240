package stardust.runner.client;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/** Protocols that nobody proposes: whoever has only these refuses all others. */
public final class Declined {

  /** In the place of stardust. */
  static final String PROTOCOL = "/conformance/no-protocol/1.0.0";

  /** In the place of security protocols. */
  public static final SecurityProtocol SECURITY = new NoSecurity();

  /** In the place of muxers. */
  public static final MuxerFactory MUXER = new NoMuxer();

  private Declined() {}

  private static final class NoSecurity implements SecurityProtocol {

    @Override
    public String protocol() {
      return "/conformance/no-security/1.0.0";
    }

    @Override
    public CompletableFuture<Secured> secure(
        Duplex lower, boolean dialer, SecurityContext context) {
      throw new IllegalStateException("nobody agrees on " + protocol());
    }
  }

  private static final class NoMuxer implements MuxerFactory {

    @Override
    public String protocol() {
      return "/conformance/no-muxer/1.0.0";
    }

    @Override
    public Muxer start(
        Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
      throw new IllegalStateException("nobody agrees on " + protocol());
    }
  }
}
