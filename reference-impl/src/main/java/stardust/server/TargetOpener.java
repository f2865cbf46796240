package stardust.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;

/** Opens the stream that is forwarded to the target of a dial. */
public interface TargetOpener {

  /**
   * Opens a stream to the peer and agrees with it on stardust. Called from any loop; the future
   * completes in the loop of the target's connection.
   *
   * @param deadline how long the target may take
   */
  CompletableFuture<Duplex> open(OnlinePeer target, Duration deadline);
}
