package stardust.multistream;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import stardust.io.Duplex;

/**
 * Negotiates over a stream which protocol it speaks.
 *
 * <p>When a negotiation is over, in whatever way, the stream has been {@linkplain Duplex#release
 * released}: what arrived behind the negotiation waits there for the next receiver. A failed
 * negotiation leaves the stream open; the caller resets it, or tries again.
 *
 * <p>The futures complete in the loop of the stream. They fail with {@link
 * stardust.io.ViolationException} for malformed messages, {@link NegotiationTimeoutException}, or
 * {@link java.io.IOException} when the stream ends or closes before there is an agreement.
 */
public final class Multistream {

  private Multistream() {}

  /**
   * Proposes the protocols in order.
   *
   * @param stream without a receiver
   * @param protocols at least one
   * @return the first that the other side supports; fails with {@link UnsupportedProtocolException}
   *     when it refuses all
   */
  public static CompletableFuture<String> propose(
      Duplex stream, List<String> protocols, Negotiation how) {
    if (protocols.isEmpty()) {
      throw new IllegalArgumentException("nothing to propose");
    }
    return start(stream, new Dialer(protocols), how);
  }

  /**
   * Answers proposals until one is supported; the others are refused.
   *
   * @param stream without a receiver
   * @param supported asked for each proposal
   * @return the protocol that both sides support
   */
  public static CompletableFuture<String> answer(
      Duplex stream, Supplier<? extends Collection<String>> supported, Negotiation how) {
    return start(stream, new Listener(supported), how);
  }

  private static CompletableFuture<String> start(
      Duplex stream, Negotiator negotiator, Negotiation how) {
    NegotiationRun run = new NegotiationRun(stream, negotiator, how);
    stream.loop().run(run::start);
    return run.result();
  }
}
