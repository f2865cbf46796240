package stardust.security;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;

/** A protocol that proves who the other side is and hides what is said from then on. */
public interface SecurityProtocol {

  /** Its multistream-select name, as {@code /secio/1.0.0}. */
  String protocol();

  /** Its name in settings, as {@code secio}: the first part of {@link #protocol}. */
  default String name() {
    return protocol().split("/", 3)[1];
  }

  /**
   * Does the handshake over the stream, whose receiver it becomes. Called in the stream's loop; the
   * future completes there too.
   *
   * <p>The future fails with {@link stardust.io.ViolationException} when the other side breaks a
   * rule, with {@link UnexpectedPeerException} when it is another peer than the expected one, and
   * with another {@link java.io.IOException} when the stream ends or the time is up; the message
   * says what was awaited. The stream is reset then.
   *
   * @param dialer whether this side opened the connection
   */
  CompletableFuture<Secured> secure(Duplex lower, boolean dialer, SecurityContext context);
}
