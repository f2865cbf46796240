package stardust.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import stardust.io.Loop;

/** Futures whose failures are the causes themselves, not wrapped by the chain they went through. */
final class Results {

  private Results() {}

  static <T> CompletableFuture<T> plain(CompletableFuture<? extends T> future) {
    CompletableFuture<T> result = new CompletableFuture<>();
    pass(future, result);
    return result;
  }

  /**
   * What the step gives, started in the loop. A chain of futures that is made in the loop stays
   * there; made elsewhere, each of its links may run in either thread.
   */
  static <T> CompletableFuture<T> in(Loop loop, Supplier<CompletableFuture<T>> step) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.run(() -> pass(step.get(), result));
    return result;
  }

  static <T> void pass(CompletableFuture<? extends T> from, CompletableFuture<T> to) {
    var unused =
        from.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                to.complete(value);
              } else {
                to.completeExceptionally(cause(failure));
              }
            });
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
