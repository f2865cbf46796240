package stardust.connection;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.connection.UpgradeException.Step;
import stardust.connection.Upgrader.Security;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.muxer.MuxerFactory;
import stardust.security.SecurityProtocol;

/** One upgrade from the first step to the last, within one time. */
final class UpgradeRun {

  private final Upgrader upgrader;
  private final Duplex raw;
  private final boolean initiator;
  private final Consumer<UpgradedConnection> prepare;
  private final CompletableFuture<UpgradedConnection> result = new CompletableFuture<>();
  private Step step = Step.SECURITY_NEGOTIATION;
  private Loop.@Nullable Timer deadline;

  UpgradeRun(
      Upgrader upgrader, Duplex raw, boolean initiator, Consumer<UpgradedConnection> prepare) {
    this.upgrader = upgrader;
    this.raw = raw;
    this.initiator = initiator;
    this.prepare = prepare;
  }

  CompletableFuture<UpgradedConnection> result() {
    return result;
  }

  void start() {
    deadline = raw.loop().schedule(upgrader.options().timeouts().whole(), this::late);
    CompletableFuture<Optional<Security>> secured =
        upgrader.options().securities().isEmpty()
            ? CompletableFuture.completedFuture(Optional.empty())
            : upgrader
                .negotiateSecurity(raw, initiator)
                .thenCompose(this::secure)
                .thenApply(Optional::of);
    var unused =
        secured
            .thenCompose(this::mux)
            .whenComplete(
                (connection, failure) -> {
                  if (failure != null) {
                    fail(Failures.unwrapped(failure));
                  }
                });
  }

  private CompletableFuture<Security> secure(SecurityProtocol protocol) {
    step = Step.SECURITY_HANDSHAKE;
    return upgrader
        .secure(raw, initiator, protocol)
        .thenApply(secured -> new Security(protocol.protocol(), secured));
  }

  private CompletableFuture<MuxerFactory> mux(Optional<Security> security) {
    step = Step.MUXER_NEGOTIATION;
    Duplex lower = security.map(each -> each.secured().channel()).orElse(raw);
    return upgrader
        .negotiateMuxer(lower, initiator)
        .whenComplete(
            (muxer, failure) -> {
              if (failure == null) {
                finish(security, muxer);
              }
            });
  }

  private void finish(Optional<Security> security, MuxerFactory muxer) {
    cancelDeadline();
    if (!result.isDone()) {
      UpgradedConnection connection = upgrader.start(raw, initiator, security, muxer);
      prepare.accept(connection);
      result.complete(connection);
    }
  }

  private void late() {
    long limit = upgrader.options().timeouts().whole().toMillis();
    IOException cause = new IOException("the upgrade was not done within " + limit + " ms");
    fail(new UpgradeException(step, "as far as it came", cause));
  }

  private void fail(Throwable why) {
    cancelDeadline();
    // In this order: the reset fails the step that is under way, which is not the cause.
    result.completeExceptionally(why);
    raw.reset();
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
