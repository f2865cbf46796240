package stardust.runner.client;

import java.util.concurrent.CompletableFuture;

/** A client that was started. */
public interface RunningClient extends AutoCloseable {

  /** Completes with its exit status when it has ended by itself, after its last line. */
  CompletableFuture<Integer> exit();

  /** Ends it, however it is. */
  @Override
  void close();
}
