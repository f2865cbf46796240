package stardust.runner.wrap;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;

/** A security protocol that is the one beneath, but for what is overridden. */
public class SecurityWrapper implements SecurityProtocol {

  private final SecurityProtocol right;

  protected SecurityWrapper(SecurityProtocol right) {
    this.right = right;
  }

  @Override
  public String protocol() {
    return right.protocol();
  }

  @Override
  public CompletableFuture<Secured> secure(Duplex lower, boolean dialer, SecurityContext context) {
    return right.secure(lower, dialer, context);
  }
}
