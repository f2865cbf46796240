package stardust.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.peer.PeerId;

/** Asks the server for a peer. */
public interface DialTalk {

  /**
   * Asks over a stream that is ready for it.
   *
   * @param framing how the binding frames messages
   * @param deadline for the answer
   * @return the same stream, forwarded to the target; fails with {@link DialRefusedException} when
   *     the server answers with an error, else with a sentence for people
   */
  CompletableFuture<Duplex> over(
      Duplex stream, Framing framing, PeerId target, ClientWriter writer, Duration deadline);
}
