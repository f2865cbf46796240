package stardust.runner.mutant;

import java.time.Duration;
import java.util.Optional;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/** A stream to which something happens when a time has passed, which begins anew when told to. */
abstract class TimedStream extends StreamWrapper {

  private final Duration most;
  private Optional<Loop.Timer> timer = Optional.empty();

  TimedStream(Duplex right, Duration most) {
    super(right);
    this.most = most;
  }

  /** The time has passed. */
  void expired() {
    reset();
  }

  final void begin() {
    stop();
    timer = Optional.of(loop().schedule(most, this::expired));
  }

  final void stop() {
    timer.ifPresent(Loop.Timer::cancel);
  }

  /** A receiver behind whose end the time is not counted. */
  class Stopping extends ReceiverWrapper {

    Stopping(Receiver right) {
      super(right);
    }

    @Override
    public void closed(Closure closure) {
      stop();
      super.closed(closure);
    }
  }
}
