package stardust.runner.mutant;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.Relay;
import stardust.server.ServerParts;

/** What a relay can do to what it forwards. */
final class RelayDefects {

  private RelayDefects() {}

  /** The bytes of one direction as they are passed on. */
  interface Change {

    /**
     * What is passed on.
     *
     * @param before how many bytes came before on this direction
     */
    byte[] of(long before, byte[] bytes);
  }

  /** Both directions changed in the same way. */
  static ServerParts both(ServerParts parts, UnaryOperator<Duplex> change) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialer, target, over) -> right.splice(change.apply(dialer), change.apply(target), over));
  }

  /** What comes from the dialler changed. */
  static ServerParts dialler(ServerParts parts, UnaryOperator<Duplex> change) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialer, target, over) -> right.splice(change.apply(dialer), target, over));
  }

  /** A stream whose bytes arrive changed. */
  static Duplex changed(Duplex stream, Change change) {
    return new StreamWrapper(stream) {
      private long owed;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          private long before;

          @Override
          public void bytes(byte[] bytes) {
            byte[] other = change.of(before, bytes);
            before += bytes.length;
            owed += bytes.length - other.length;
            if (other.length > 0) {
              super.bytes(other);
            } else {
              consumed(0);
            }
          }
        };
      }

      /** What was added is not given back, and what was left out is. */
      @Override
      public void consumed(int count) {
        long all = count + owed;
        owed = Math.min(0, all);
        if (all > 0) {
          super.consumed((int) all);
        }
      }
    };
  }

  /** What becomes of the end of a stream. */
  interface Ending {

    /** Nothing more will come. */
    default void end(Receiver right, Duplex stream) {
      right.end();
    }

    /** It is over. */
    default void closed(Receiver right, Closure closure) {
      right.closed(closure);
    }
  }

  /** A stream of whose end somebody is told before its receiver is. */
  static Duplex watched(Duplex stream, Consumer<Closure> over) {
    return ending(
        stream,
        new Ending() {
          @Override
          public void closed(Receiver right, Closure closure) {
            over.accept(closure);
            right.closed(closure);
          }
        });
  }

  /** A stream that ends otherwise. */
  static Duplex ending(Duplex stream, Ending ending) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void end() {
            ending.end(receiver, stream);
          }

          @Override
          public void closed(Closure closure) {
            ending.closed(receiver, closure);
          }
        };
      }
    };
  }
}
