package stardust.noise;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.security.Framing;
import stardust.security.HandshakeRunner;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;

/** The noise protocol; who dialed is its initiator. */
public final class Noise implements SecurityProtocol {

  /** A length of 2 bytes, which is its own limit. */
  public static final Framing FRAMING = new Framing("noise", 2, 65_535);

  @Override
  public String protocol() {
    return "/noise";
  }

  @Override
  public CompletableFuture<Secured> secure(Duplex lower, boolean dialer, SecurityContext context) {
    return secure(lower, dialer, NoiseLocal.fresh(context), context);
  }

  /** The same with chosen keys and muxers, for a peer that means to be odd. */
  public static CompletableFuture<Secured> secure(
      Duplex lower, boolean dialer, NoiseLocal local, SecurityContext context) {
    NoiseHandshake handshake = new NoiseHandshake(dialer, local, context);
    return HandshakeRunner.run(lower, FRAMING, handshake, context);
  }
}
