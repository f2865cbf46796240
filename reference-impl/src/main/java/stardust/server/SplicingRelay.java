package stardust.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import stardust.io.Duplex;

/**
 * Passes on bytes, half-closes and ends. Room is given back to a writer only when its bytes have
 * left towards the reader, so that a slow reader slows its writer and nothing is piled up here.
 */
final class SplicingRelay implements Relay {

  private final Duration stall;

  SplicingRelay(Duration stall) {
    this.stall = stall;
  }

  @Override
  public void splice(Duplex dialer, Duplex target, Runnable over) {
    AtomicInteger open = new AtomicInteger(2);
    Runnable oneOver =
        () -> {
          if (open.decrementAndGet() == 0) {
            over.run();
          }
        };
    start(dialer, target, oneOver);
    start(target, dialer, oneOver);
  }

  private void start(Duplex from, Duplex to, Runnable over) {
    from.loop().run(() -> from.receive(new RelayDirection(from, to, stall, over)));
  }
}
