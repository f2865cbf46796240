package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.Relay;
import stardust.server.ServerParts;

/** Servers that forward wrongly behind what a target does at the very start of a relay. */
final class LateRelayMutants {

  private static final int ROOM = 100_000;
  private static final Duration MOMENT = Duration.ofMillis(200);

  private LateRelayMutants() {}

  static List<Mutant> all() {
    return List.of(
        missing(
            "bytes-behind-the-agreement-dropped",
            "RELAY-01",
            "It begins a relay 200 ms after the target has agreed, and drops the bytes between.",
            Missed.BYTES),
        missing(
            "half-close-behind-the-agreement-swallowed",
            "RELAY-11",
            "It begins a relay 200 ms after the target has agreed, and passes no half-close on that"
                + " came between.",
            Missed.END),
        missing(
            "reset-behind-the-agreement-swallowed",
            "DIAL-21",
            "It begins a relay 200 ms after the target has agreed, and passes no reset on that came"
                + " between.",
            Missed.RESET),
        Mutant.of(
            "room-of-a-target-that-half-closed",
            "RELAY-12",
            "It passes 100 kB of a dialler on once the target has half-closed, and no more.",
            parts -> withRoomBehindEnd(parts, true)),
        Mutant.of(
            "room-of-a-dialler-that-half-closed",
            "RELAY-12",
            "It passes 100 kB of a target on once the dialler has half-closed, and no more.",
            parts -> withRoomBehindEnd(parts, false)));
  }

  private enum Missed {
    BYTES,
    END,
    RESET
  }

  private static Mutant missing(String name, String breaks, String what, Missed missed) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            Dialled.openings(
                parts,
                (dialler, target, right) ->
                    right.get().thenCompose(stream -> later(stream, missed))));
  }

  private static CompletableFuture<Duplex> later(Duplex stream, Missed missed) {
    CompletableFuture<Duplex> later = new CompletableFuture<>();
    stream.loop().run(() -> wait(stream, missed, later));
    return later;
  }

  private static void wait(Duplex stream, Missed missed, CompletableFuture<Duplex> later) {
    Meanwhile meanwhile = new Meanwhile();
    stream.receive(meanwhile);
    var unused =
        stream
            .loop()
            .schedule(
                MOMENT,
                () -> {
                  stream.release();
                  stream.unread(meanwhile.bytes.toByteArray());
                  later.complete(new Late(stream, missed, meanwhile));
                });
  }

  /** What has come before the relay begins. */
  private static final class Meanwhile implements Receiver {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;
    private boolean closed;

    @Override
    public void bytes(byte[] some) {
      bytes.writeBytes(some);
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public void closed(Closure closure) {
      closed = true;
    }
  }

  /** Of one side, once the other has ended. */
  private static ServerParts withRoomBehindEnd(ServerParts parts, boolean ofTarget) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialer, target, over) -> {
          AtomicBoolean ended = new AtomicBoolean();
          if (ofTarget) {
            right.splice(full(dialer, ended), RelayDefects.ending(target, noting(ended)), over);
          } else {
            right.splice(RelayDefects.ending(dialer, noting(ended)), full(target, ended), over);
          }
        });
  }

  private static Duplex full(Duplex stream, AtomicBoolean otherEnded) {
    AtomicLong behind = new AtomicLong();
    return RelayDefects.changed(
        stream,
        (before, bytes) ->
            otherEnded.get() && behind.addAndGet(bytes.length) > ROOM ? new byte[0] : bytes);
  }

  private static RelayDefects.Ending noting(AtomicBoolean ended) {
    return new RelayDefects.Ending() {
      @Override
      public void end(Receiver right, Duplex stream) {
        ended.set(true);
        right.end();
      }
    };
  }

  /** Whose receiver does not hear of some of what has come before it received. */
  private static final class Late extends StreamWrapper {

    private final Duplex right;
    private final Missed missed;
    private final Meanwhile meanwhile;
    private int toMiss;

    Late(Duplex right, Missed missed, Meanwhile meanwhile) {
      super(right);
      this.right = right;
      this.missed = missed;
      this.meanwhile = meanwhile;
      this.toMiss = missed == Missed.BYTES ? meanwhile.bytes.size() : 0;
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          int lost = Math.min(toMiss, bytes.length);
          toMiss -= lost;
          right.consumed(lost);
          if (lost < bytes.length) {
            super.bytes(Arrays.copyOfRange(bytes, lost, bytes.length));
          }
        }

        @Override
        public void end() {
          if (missed != Missed.END || !meanwhile.ended) {
            super.end();
          }
        }

        @Override
        public void closed(Closure closure) {
          if (missed != Missed.RESET || !meanwhile.closed) {
            super.closed(closure);
          }
        }
      };
    }
  }
}
