package stardust.runner.probe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waiting for futures, each time with a deadline and with words for what came instead. */
public final class Waits {

  private Waits() {}

  /** The result; when it fails or does not come in time, what {@code broken} makes of the words. */
  public static <T> T get(
      CompletableFuture<T> future,
      Duration timeout,
      Function<String, ? extends Throwable> broken) {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw sneaky(broken.apply("nothing came within " + timeout.toMillis() + " ms"));
    } catch (ExecutionException e) {
      throw sneaky(broken.apply(words(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** Completes the second with what the first brings. */
  static <T> void pipe(CompletableFuture<T> from, CompletableFuture<T> to) {
    from.whenComplete(
        (value, error) -> {
          if (error == null) {
            to.complete(value);
          } else {
            to.completeExceptionally(error);
          }
        });
  }

  /** Completes the future with what the supplier gives or throws. */
  static <T> void complete(CompletableFuture<T> future, Supplier<T> value) {
    try {
      future.complete(value.get());
    } catch (RuntimeException e) {
      future.completeExceptionally(e);
    }
  }

  private static String words(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  private static RuntimeException sneaky(Throwable error) {
    if (error instanceof RuntimeException runtime) {
      return runtime;
    }
    if (error instanceof Error serious) {
      throw serious;
    }
    throw new IllegalArgumentException("only unchecked exceptions are thrown here", error);
  }
}
