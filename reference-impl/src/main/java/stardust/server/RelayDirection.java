package stardust.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/**
 * One direction of a relay. Lives in the loop of the stream it reads from; everything that concerns
 * the other stream is handed to that one's loop, in order.
 */
final class RelayDirection implements Receiver {

  private final Duplex from;
  private final Duplex to;
  private final Duration stall;
  private final Runnable over;

  private long received;
  private long passed;
  private Loop.@Nullable Timer stallTimer;

  RelayDirection(Duplex from, Duplex to, Duration stall, Runnable over) {
    this.from = from;
    this.to = to;
    this.stall = stall;
    this.over = over;
  }

  @Override
  public void bytes(byte[] bytes) {
    received += bytes.length;
    watchForStall();
    to.loop().run(() -> to.write(bytes, () -> from.loop().run(() -> passed(bytes.length))));
  }

  @Override
  public void end() {
    to.loop().run(to::closeWrite);
  }

  @Override
  public void closed(Closure closure) {
    if (stallTimer != null) {
      stallTimer.cancel();
    }
    if (closure.kind() != Closure.Kind.FINISHED) {
      to.loop().run(to::reset);
    }
    over.run();
  }

  private void passed(int count) {
    passed += count;
    from.consumed(count);
  }

  private void watchForStall() {
    if (stallTimer == null) {
      long passedBefore = passed;
      stallTimer = from.loop().schedule(stall, () -> checkForStall(passedBefore));
    }
  }

  private void checkForStall(long passedBefore) {
    stallTimer = null;
    if (received == passed) {
      return;
    }
    if (passed == passedBefore) {
      from.reset();
    } else {
      watchForStall();
    }
  }
}
