package stardust.runner.client.mutant;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.mutant.ConnectionWrapper;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;

/** Ways to hear less, or something else, than what arrives on a stream. */
final class Streams {

  private Streams() {}

  /** Changes each stream that the client opens and agrees on. */
  static Connection opened(Connection right, UnaryOperator<Duplex> change) {
    return new ConnectionWrapper(right) {
      @Override
      public CompletableFuture<NegotiatedStream> open(List<String> protocols) {
        return super.open(protocols)
            .thenApply(
                opened -> new NegotiatedStream(opened.protocol(), change.apply(opened.stream())));
      }
    };
  }

  /** Reads two messages, at most, of what arrives together. */
  static Connection twoAtMost(Connection right) {
    return opened(
        right, stream -> Hearing.of(stream, bytes -> cut(bytes, end(bytes, end(bytes, 0)))));
  }

  /** Hears nothing behind so many bytes, of whatever pieces. */
  static Duplex deafBehind(Duplex stream, int count) {
    AtomicInteger heard = new AtomicInteger();
    return Hearing.until(stream, bytes -> heard.addAndGet(bytes.length) > count);
  }

  /** Reads nothing of what arrives together with a message of no bytes, behind it. */
  static Connection nothingBehindEmpty(Connection right) {
    return opened(
        right,
        stream -> Hearing.of(stream, bytes -> isEmpty(bytes) ? cut(bytes, Integer.BYTES) : bytes));
  }

  /** Gives no window back for what arrives and is not one whole message. */
  static Connection stalling(Connection right) {
    return opened(right, Stalling::new);
  }

  private static boolean isEmpty(byte[] bytes) {
    return bytes.length >= Integer.BYTES && end(bytes, 0) == Integer.BYTES;
  }

  private static byte[] cut(byte[] bytes, int length) {
    return length < bytes.length ? Arrays.copyOf(bytes, length) : bytes;
  }

  private static int end(byte[] bytes, int from) {
    return from + Integer.BYTES > bytes.length
        ? bytes.length
        : from + Integer.BYTES + ByteBuffer.wrap(bytes, from, Integer.BYTES).getInt();
  }

  private static final class Stalling extends StreamWrapper {

    private boolean whole;

    Stalling(Duplex right) {
      super(right);
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          whole = Streams.end(bytes, 0) == bytes.length;
          super.bytes(bytes);
        }
      };
    }

    @Override
    public void consumed(int count) {
      if (whole) {
        super.consumed(count);
      }
    }
  }
}
