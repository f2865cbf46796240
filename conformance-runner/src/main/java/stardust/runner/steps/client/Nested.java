package stardust.runner.steps.client;

import java.util.concurrent.CompletableFuture;
import stardust.connection.UpgradeException;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PrivateKey;
import stardust.runner.client.PlayedPeer;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Waits;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.Relay;
import stardust.server.ServerLimits;
import stardust.server.ServerParts;

/** Connections over the relay in which the target proves another identity: how they end. */
final class Nested {

  /** How one ends in which the client and the target have no security protocol in common. */
  static final String NO_SECURITY = "no security protocol was agreed on";

  private Nested() {}

  /** One with a peer that is dialled and proves this identity. */
  static CompletableFuture<String> with(PlayedPeer peer, BlockingStream end, PrivateKey proven) {
    CompletableFuture<String> over = new CompletableFuture<>();
    var unused =
        peer.upgrade(end, proven, false)
            .whenComplete(
                (connection, failure) -> {
                  if (failure != null) {
                    over.complete(isRefusal(failure) ? NO_SECURITY : "it did not come about");
                  } else {
                    Waits.pipe(connection.closed().thenApply(Closure::why), over);
                  }
                });
    return over;
  }

  private static boolean isRefusal(Throwable failure) {
    return Waits.cause(failure) instanceof UpgradeException failed
        && failed.step() == UpgradeException.Step.SECURITY_NEGOTIATION;
  }

  /** One of the client with itself, which the server relays; it is over when one side ends it. */
  static CompletableFuture<String> between(BlockingStream dialler, BlockingStream target) {
    Relay relay = ServerParts.strict(ServerLimits.DEFAULT).relay();
    CompletableFuture<String> over = new CompletableFuture<>();
    // A client has one connection, and so both streams the same loop.
    dialler.run(
        one -> relay.splice(new Watched(one, over), new Watched(target.detach(), over), () -> {}));
    return over;
  }

  private static final class Watched extends StreamWrapper {

    private final CompletableFuture<String> over;

    Watched(Duplex right, CompletableFuture<String> over) {
      super(right);
      this.over = over;
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void end() {
          over.complete("the client ended a stream");
          super.end();
        }

        @Override
        public void closed(Closure closure) {
          over.complete(closure.why());
          super.closed(closure);
        }
      };
    }
  }
}
