package stardust.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Failures of futures without the wrapping that chains of futures give them. */
final class Failures {

  private Failures() {}

  /** The cause itself. */
  static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** The same future with its failure, if any, replaced. */
  static <T> CompletableFuture<T> mapped(
      CompletableFuture<T> future, Function<Throwable, ? extends Throwable> mapping) {
    CompletableFuture<T> result = new CompletableFuture<>();
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(mapping.apply(unwrapped(failure)));
              }
            });
    return result;
  }
}
