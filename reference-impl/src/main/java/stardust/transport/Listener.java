package stardust.transport;

import java.util.concurrent.CompletableFuture;
import stardust.multiaddr.Multiaddr;

/** A socket that accepts connections. */
public interface Listener {

  /** Where it listens, with the port that it really got. */
  Multiaddr address();

  /** Accepts no more; the connections that were accepted stay. */
  CompletableFuture<Void> close();
}
