package stardust.runner.mutant;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import stardust.io.ByteQueue;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.ServerParts;

/** Servers that are wrong about what a dialler does before it has its answer. */
final class EarlyMutants {

  private static final int SMALL = 100;

  /** A DialRequest behind its length. */
  private static final int REQUEST = 40;

  private static final Duration MOMENT = Duration.ofMillis(500);

  private EarlyMutants() {}

  static List<Mutant> all() {
    return List.of(
        receiving(
            "early-bytes-lost",
            "It drops what comes behind a DialRequest before the answer.",
            (stream, right) -> new Cutting(stream, right, 0, false)),
        receiving(
            "early-bytes-cut",
            "It keeps 4096 bytes of what comes behind a DialRequest before the answer.",
            (stream, right) -> new Cutting(stream, right, 4096, false)),
        receiving(
            "early-bytes-with-a-hole",
            "It keeps 4096 bytes of the first read behind a DialRequest, if that is before the"
                + " answer, and all of those that follow.",
            (stream, right) -> new Cutting(stream, right, 4096, true)),
        receiving(
            "early-bytes-last",
            "It passes a few bytes that came before the answer on behind those that come after it.",
            Turning::new),
        Mutant.of(
            "early-end-gives-the-dial-up",
            "DIAL-25",
            "It gives a dial up whose dialler writes and closes its side before the answer.",
            parts -> givingUpAtEarlyEnd(parts, true)),
        Mutant.of(
            "end-right-behind-the-request-gives-the-dial-up",
            "DIAL-25",
            "It gives a dial up whose dialler closes its side right behind its request.",
            parts -> givingUpAtEarlyEnd(parts, false)));
  }

  private static Mutant receiving(
      String name, String what, BiFunction<Duplex, Receiver, Receiver> change) {
    return Mutant.of(
        name,
        "DIAL-25",
        what,
        parts ->
            parts.withRelay(
                (dialer, target, over) ->
                    parts.relay().splice(received(dialer, change), target, over)));
  }

  private static Duplex received(Duplex stream, BiFunction<Duplex, Receiver, Receiver> change) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return change.apply(stream, receiver);
      }
    };
  }

  /** What has arrived already, or the first read of it, is lost but for its first bytes. */
  private static final class Cutting extends ReceiverWrapper {

    private final Duplex stream;
    private final boolean once;
    private int left;
    private boolean started;

    Cutting(Duplex stream, Receiver right, int kept, boolean once) {
      super(right);
      this.stream = stream;
      this.left = kept;
      this.once = once;
      stream.loop().execute(() -> started = true);
    }

    @Override
    public void bytes(byte[] bytes) {
      int passed = started ? bytes.length : Math.min(left, bytes.length);
      left -= passed;
      started |= once;
      stream.consumed(bytes.length - passed);
      if (passed > 0) {
        super.bytes(Arrays.copyOf(bytes, passed));
      }
    }
  }

  /** What has arrived already waits for more to come, or for a moment. */
  private static final class Turning extends ReceiverWrapper {

    private final ByteQueue held = new ByteQueue();
    private boolean started;

    Turning(Duplex stream, Receiver right) {
      super(right);
      stream.loop().execute(() -> started = true);
      stream.loop().schedule(MOMENT, this::pass);
    }

    @Override
    public void bytes(byte[] bytes) {
      if (!started && bytes.length < SMALL) {
        held.append(bytes);
      } else {
        super.bytes(bytes);
        pass();
      }
    }

    @Override
    public void end() {
      pass();
      super.end();
    }

    private void pass() {
      if (!held.isEmpty()) {
        super.bytes(held.takeAll());
      }
    }
  }

  /** A request without bytes behind it is shorter than one that has some. */
  private static ServerParts givingUpAtEarlyEnd(ServerParts parts, boolean behindBytes) {
    return ConnectionWrapper.streams(parts, stream -> new GivingUp(stream, behindBytes));
  }

  private static final class GivingUp extends StreamWrapper {

    private final boolean behindBytes;
    private int come;
    private boolean answered;

    GivingUp(Duplex right, boolean behindBytes) {
      super(right);
      this.behindBytes = behindBytes;
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          come += bytes.length;
          super.bytes(bytes);
        }

        @Override
        public void end() {
          if (!answered && (come > REQUEST) == behindBytes) {
            reset();
          } else {
            super.end();
          }
        }
      };
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      answered = true;
      super.write(bytes, flushed);
    }
  }
}
