package stardust.integration;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waiting with a deadline that says what it waited for. */
final class Waits {

  /** Far more than any step takes on a machine that does other things too. */
  static final Duration DEADLINE = Duration.ofSeconds(30);

  private Waits() {}

  static <T> T get(CompletableFuture<T> future, String what) {
    try {
      return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("awaited " + what + " for " + DEADLINE, e);
    } catch (ExecutionException e) {
      throw new AssertionError("awaited " + what + ", but " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted awaiting " + what, e);
    }
  }

  /** The failure of a future that must fail. */
  static Throwable failure(CompletableFuture<?> future, String what) {
    try {
      Object value = future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      throw new AssertionError("awaited the failure of " + what + ", but it gave " + value);
    } catch (ExecutionException e) {
      return e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("awaited the failure of " + what + " for " + DEADLINE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted awaiting the failure of " + what, e);
    }
  }

  static <T> T take(BlockingQueue<T> queue, String what, Supplier<String> seen) {
    T next = poll(queue, DEADLINE);
    if (next == null) {
      throw new AssertionError("awaited " + what + " for " + DEADLINE + "; saw " + seen.get());
    }
    return next;
  }

  static <T> @Nullable T poll(BlockingQueue<T> queue, Duration time) {
    try {
      return queue.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
