package stardust.secio;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.security.Framing;
import stardust.security.HandshakeRunner;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;

/** The secio protocol; both sides do the same in it, whoever dialed. */
public final class Secio implements SecurityProtocol {

  /** A length of 4 bytes; frames up to 8 MiB, the limit of the specification. */
  public static final Framing FRAMING = new Framing("secio", 4, 8 << 20);

  @Override
  public String protocol() {
    return "/secio/1.0.0";
  }

  @Override
  public CompletableFuture<Secured> secure(Duplex lower, boolean dialer, SecurityContext context) {
    return secure(lower, SecioLocal.fresh(context), context);
  }

  /** The same with chosen lists, nonce and scalars, for a peer that means to be odd. */
  public static CompletableFuture<Secured> secure(
      Duplex lower, SecioLocal local, SecurityContext context) {
    return HandshakeRunner.run(lower, FRAMING, new SecioHandshake(local, context), context);
  }
}
