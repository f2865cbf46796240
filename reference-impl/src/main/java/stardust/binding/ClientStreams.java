package stardust.binding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;

/** How a client gets at its streams to the server. Called in the loop of the connection. */
public interface ClientStreams {

  /**
   * The stream to join on, with stardust agreed on it; at most once.
   *
   * @param deadline how long the server may take to open it, where that is its part
   */
  CompletableFuture<Duplex> registration(Duration deadline);

  /** A new stream for a dial, ready for its request. */
  CompletableFuture<Duplex> dial();
}
