package stardust.runner.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import stardust.runner.judge.RequirementBroken;

/** Waiting for futures, each time with a deadline and with words for what came instead. */
public final class Waits {

  private Waits() {}

  /** The result; when it fails or does not come in time, what {@code broken} makes of the words. */
  public static <T> T get(
      CompletableFuture<T> future, Duration timeout, Function<String, RequirementBroken> broken) {
    return getOr(future, timeout, failure -> broken.apply(words(failure)));
  }

  /** The result; when it fails or does not come in time, what {@code broken} makes of the cause. */
  public static <T> T getOr(
      CompletableFuture<T> future,
      Duration timeout,
      Function<Throwable, RequirementBroken> broken) {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String nothing = "nothing came within " + timeout.toMillis() + " ms";
      throw broken.apply(new TimeoutException(nothing));
    } catch (ExecutionException e) {
      throw broken.apply(cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** The result, if it comes in time. */
  public static <T> Optional<T> within(CompletableFuture<T> future, Duration timeout) {
    try {
      return Optional.of(future.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a future that cannot fail has failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** Completes the second with what the first brings. */
  public static <T> void pipe(CompletableFuture<T> from, CompletableFuture<T> to) {
    var unused =
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
  public static <T> void complete(CompletableFuture<T> future, Supplier<T> value) {
    try {
      future.complete(value.get());
    } catch (RuntimeException e) {
      future.completeExceptionally(e);
    }
  }

  /** What went wrong, as a clause. */
  public static String words(Throwable failure) {
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  /** What a future failed of. */
  public static Throwable cause(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
