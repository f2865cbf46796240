package stardust.runner.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stardust.connection.UpgradeException;
import stardust.connection.UpgradeOptions;
import stardust.connection.UpgradeTimeouts;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PrivateKey;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Waits;
import stardust.trace.Tap;
import stardust.transport.Transport;

/**
 * Reaches a server once before the scenarios do, so that a wrong address is one sentence and not a
 * hundred failures.
 */
final class Preflight {

  /** Every step together stays under the 15 s in which a user wants to know. */
  private static final Duration STEP = Duration.ofSeconds(6);

  private Preflight() {}

  /**
   * Connects and negotiates.
   *
   * @throws EndpointException when nothing there speaks libp2p
   */
  static void reach(Multiaddr address, Transport transport, Offer offer, PrivateKey identity) {
    UpgradeOptions options =
        UpgradeOptions.of(identity, offer.towardsServer(), offer.muxers(), List.of())
            .withTimeouts(UpgradeTimeouts.each(STEP));
    CompletableFuture<UpgradedConnection> reached =
        transport
            .dial(address.transport(), STEP, Tap.NONE)
            .thenCompose(raw -> new Upgrader(options).upgrade(raw, true));
    try {
      UpgradedConnection connection =
          reached.get(STEP.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
      connection.loop().run(connection::close);
    } catch (ExecutionException e) {
      throw complaint(address, Waits.cause(e));
    } catch (TimeoutException e) {
      throw new EndpointException(address + " accepts connections but does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while connecting to " + address, e);
    }
  }

  private static EndpointException complaint(Multiaddr address, Throwable cause) {
    String hint =
        cause instanceof UpgradeException
            ? " (something listens there, but no libp2p connection came about)"
            : "";
    return new EndpointException(
        address + " cannot be tested: " + cause.getMessage() + hint, cause);
  }
}
