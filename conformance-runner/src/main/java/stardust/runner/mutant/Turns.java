package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/** Reads nothing from newcomers while somebody has come no further than some point. */
final class Turns {

  private final Predicate<byte[]> holding;
  private final Set<Waiting> holders = new HashSet<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * Nobody holds anybody up yet.
   *
   * @param holding whether somebody from whom these bytes have come, and no more, holds up others
   */
  Turns(Predicate<byte[]> holding) {
    this.holding = holding;
  }

  /** The stream, which is not read before its turn. */
  Waiting of(Duplex stream) {
    return new Waiting(stream);
  }

  private synchronized void enter(Waiting newcomer) {
    waiting.add(newcomer);
    next();
  }

  private synchronized void reached(Waiting each, boolean holds) {
    if (holds) {
      holders.add(each);
    } else {
      holders.remove(each);
    }
    next();
  }

  /** Whoever has the turn holds the others up until it is known how far it comes. */
  private void next() {
    if (holders.isEmpty() && !waiting.isEmpty()) {
      Waiting first = waiting.remove();
      holders.add(first);
      first.loop().execute(first::begin);
    }
  }

  /** A stream that has its turn when its receiver may be told of what arrives. */
  final class Waiting extends StreamWrapper {

    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private boolean entered;
    private boolean passed;
    private @Nullable Receiver first;

    private Waiting(Duplex stream) {
      super(stream);
    }

    @Override
    public void receive(Receiver receiver) {
      if (entered) {
        super.receive(receiver);
      } else {
        entered = true;
        first = receiver;
        enter(this);
      }
    }

    private void begin() {
      if (first != null) {
        super.receive(first);
      }
      reached(this, !passed && holding.test(came.toByteArray()));
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          if (!passed) {
            came.writeBytes(bytes);
            passed = !holding.test(came.toByteArray());
            reached(Waiting.this, !passed);
          }
          super.bytes(bytes);
        }

        @Override
        public void closed(Closure closure) {
          passed = true;
          reached(Waiting.this, false);
          super.closed(closure);
        }
      };
    }
  }
}
