package stardust.interop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import stardust.connection.Connection;

/** Waits for what happens in other threads, within a deadline. */
final class Eventually {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private Eventually() {}

  /**
   * The value of the future.
   *
   * @param what for the failure, as "the answer to the ping"
   * @param seen what there is to look at when it does not come
   */
  static <T> T get(CompletableFuture<T> future, String what, Object... seen) {
    try {
      return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError(
          what + " did not come within " + DEADLINE.toSeconds() + " s" + text(seen), late);
    } catch (ExecutionException failed) {
      throw new AssertionError(what + " failed: " + failed.getCause() + text(seen), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CompletionException(stopped);
    }
  }

  /** What the action gives when it is called in the loop of the connection. */
  static <T> T inLoop(
      Connection connection, Supplier<CompletableFuture<T>> action, String what, Object... seen) {
    return get(
        CompletableFuture.completedFuture("")
            .thenComposeAsync(nothing -> action.get(), connection.loop()),
        what,
        seen);
  }

  private static String text(Object... seen) {
    StringBuilder text = new StringBuilder();
    for (Object each : seen) {
      text.append("\nSeen meanwhile: ").append(each);
    }
    return text.toString();
  }
}
