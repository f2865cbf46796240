package stardust.runner.mutant;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.ServerOptions;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** What a server can come to its {@link Death} of, by the bytes that arrive. */
final class Causes {

  private static final int HEAD = Integer.BYTES;

  private Causes() {}

  /** Some bytes, of which there is at least one. */
  interface Bytes {
    boolean are(byte[] bytes);
  }

  /** How far a registration has come. */
  interface Progress {
    boolean is(boolean bytesCame, int answers);
  }

  /** The first bytes of a connection. */
  static Death.Cause ofFirstBytes(Bytes deadly) {
    return (options, death) ->
        Death.parts(
            options,
            parts ->
                ConnectionWrapper.transports(
                    parts, stream -> arriving(stream, firstOnly(deadly, death))));
  }

  /** A message that arrives whole, on any stream. */
  static Death.Cause ofMessages(Bytes deadly) {
    return (options, death) ->
        Death.parts(
            options,
            parts ->
                ConnectionWrapper.streams(
                    parts,
                    stream ->
                        arriving(
                            stream,
                            bytes -> {
                              if (isMessage(bytes)
                                  && deadly.are(Arrays.copyOfRange(bytes, HEAD, bytes.length))) {
                                death.blow();
                              }
                            })));
  }

  /** The loss of a connection while a registration has come so far. */
  static Death.Cause ofLossAfter(Progress deadly) {
    return (options, death) ->
        Death.parts(
            options,
            parts -> ConnectionWrapper.streams(parts, stream -> lossy(stream, deadly, death)));
  }

  /** Data for a stream that was never opened. */
  static ServerOptions ofStrayData(ServerOptions options, Death death) {
    return options.withTaps(() -> new StrayData(options.taps().get(), death));
  }

  private interface Arrival {
    void of(byte[] bytes);
  }

  private static Arrival firstOnly(Bytes deadly, Death death) {
    boolean[] later = {false};
    return bytes -> {
      if (!later[0] && deadly.are(bytes)) {
        death.blow();
      }
      later[0] = true;
    };
  }

  private static boolean isMessage(byte[] bytes) {
    return bytes.length > HEAD && ByteBuffer.wrap(bytes).getInt() == bytes.length - HEAD;
  }

  private static Duplex arriving(Duplex stream, Arrival arrival) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            arrival.of(bytes);
            super.bytes(bytes);
          }
        };
      }
    };
  }

  private static Duplex lossy(Duplex stream, Progress deadly, Death death) {
    return new StreamWrapper(stream) {
      private boolean came;
      private int answers;

      @Override
      public void write(byte[] bytes, Runnable flushed) {
        answers++;
        super.write(bytes, flushed);
      }

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            came = true;
            super.bytes(bytes);
          }

          @Override
          public void closed(Closure closure) {
            if (closure.kind() == Closure.Kind.LOST && deadly.is(came, answers)) {
              death.blow();
            }
            super.closed(closure);
          }
        };
      }
    };
  }

  /** Knows the streams of one connection from the frames that open them, on either side. */
  private static final class StrayData implements Tap {

    private final Tap right;
    private final Death death;
    private final Set<String> opened = new HashSet<>();

    StrayData(Tap right, Death death) {
      this.right = right;
      this.death = death;
    }

    @Override
    public void event(WireEvent event) {
      right.event(event);
      if (event.layer() != Layer.MUXER) {
        return;
      }
      boolean opens = event.fields().stream().anyMatch(field -> field.value().startsWith("SYN"));
      if (opens) {
        opened.add(event.stream());
      } else if (event.direction() == Direction.RECEIVED
          && event.name().equals("Data")
          && !opened.contains(event.stream())) {
        death.blow();
      }
    }
  }
}
