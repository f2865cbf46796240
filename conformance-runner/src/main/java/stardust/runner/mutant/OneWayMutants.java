package stardust.runner.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.Relay;
import stardust.server.ServerParts;

/** Servers that forward wrongly in one direction, or one kind of arrival only. */
final class OneWayMutants {

  private static final RelayDefects.Ending ENDS_BOTH =
      new RelayDefects.Ending() {
        @Override
        public void end(Receiver right, Duplex stream) {
          right.end();
          stream.closeWrite();
        }
      };

  private static final int BLOCK = 64 << 10;

  private OneWayMutants() {}

  static List<Mutant> all() {
    return List.of(
        dialler(
            "questions-changed",
            "RELAY-01",
            "It turns a bit in what the dialler sends, after 50000 bytes.",
            stream ->
                RelayDefects.changed(
                    stream, (before, bytes) -> RelayMutants.turned(bytes, 50_000 - before))),
        target(
            "whole-blocks-only",
            "RELAY-01",
            "It collects what the dialler sends behind the first 64 KiB into blocks of as much, and"
                + " keeps the last one to the end.",
            OneWayMutants::inWholeBlocks),
        dialler(
            "answers-in-whole-blocks-only",
            "RELAY-01",
            "It collects what the target sends behind the first 64 KiB into blocks of as much, and"
                + " keeps the last one to the end.",
            OneWayMutants::inWholeBlocks),
        target(
            "ff-taken-for-the-end",
            "RELAY-01",
            "It takes a byte ff that arrives alone for the end, as what a read returns.",
            OneWayMutants::endingAtFf),
        Mutant.of(
            "repeated-arrival-dropped",
            "RELAY-01",
            "It takes an arrival with the bytes of the one before it for the same, and drops it.",
            parts -> RelayDefects.both(parts, OneWayMutants::withoutRepeats)),
        dialler(
            "half-close-by-the-dialler-ends-both",
            "RELAY-11",
            "It closes the other direction too when the dialler half-closes.",
            stream -> RelayDefects.ending(stream, ENDS_BOTH)),
        target(
            "half-close-by-the-target-ends-both",
            "RELAY-11",
            "It closes the other direction too when the target half-closes.",
            stream -> RelayDefects.ending(stream, ENDS_BOTH)),
        dialler(
            "reset-by-the-dialler-swallowed",
            "RELAY-13",
            "It does not pass on a reset by the dialler.",
            OneWayMutants::withoutReset),
        Mutant.of(
            "reset-by-the-target-swallowed",
            "RELAY-13",
            "It does not pass a reset by the target on to a dialler that still writes.",
            parts ->
                spliced(
                    parts,
                    OneWayMutants::noting,
                    (target, ended) -> without(Closure.Kind.RESET, target, () -> !ended.get()))),
        Mutant.of(
            "reset-behind-an-end-swallowed",
            "RELAY-13",
            "It does not pass on a reset of a side that has half-closed.",
            parts -> RelayDefects.both(parts, OneWayMutants::endingOnce)),
        Mutant.of(
            "reset-by-the-target-of-a-half-closed-relay-swallowed",
            "RELAY-13",
            "It does not pass a reset by the target on to a dialler that has half-closed.",
            parts -> withoutOfTarget(parts, Closure.Kind.RESET)),
        Mutant.of(
            "reset-by-the-dialler-of-a-half-closed-relay-swallowed",
            "RELAY-13",
            "It does not pass a reset by the dialler on to a target that has half-closed.",
            parts -> withoutOfDialler(parts, Closure.Kind.RESET)),
        Mutant.of(
            "loss-of-the-target-of-a-half-closed-relay-swallowed",
            "RELAY-14",
            "It does not pass the loss of the target on to a dialler that has half-closed.",
            parts -> withoutOfTarget(parts, Closure.Kind.LOST)),
        Mutant.of(
            "loss-of-the-dialler-of-a-half-closed-relay-swallowed",
            "RELAY-14",
            "It does not pass the loss of the dialler on to a target that has half-closed.",
            parts -> withoutOfDialler(parts, Closure.Kind.LOST)));
  }

  static Mutant dialler(String name, String breaks, String what, UnaryOperator<Duplex> change) {
    return Mutant.of(name, breaks, what, parts -> changed(parts, change, UnaryOperator.identity()));
  }

  static Mutant target(String name, String breaks, String what, UnaryOperator<Duplex> change) {
    return Mutant.of(name, breaks, what, parts -> changed(parts, UnaryOperator.identity(), change));
  }

  private static ServerParts changed(
      ServerParts parts, UnaryOperator<Duplex> ofDialler, UnaryOperator<Duplex> ofTarget) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialler, target, over) ->
            right.splice(ofDialler.apply(dialler), ofTarget.apply(target), over));
  }

  private static Duplex inWholeBlocks(Duplex stream) {
    return new StreamWrapper(stream) {
      private final ByteQueue collected = new ByteQueue();
      private long passed;

      @Override
      public void write(byte[] bytes, Runnable flushed) {
        collected.append(bytes);
        long all = passed + collected.size();
        long due = all < BLOCK ? all : all / BLOCK * BLOCK;
        super.write(collected.take((int) Math.max(0, due - passed)), () -> {});
        passed = Math.max(passed, due);
        flushed.run();
      }

      @Override
      public void closeWrite() {
        super.write(collected.takeAll(), () -> {});
        super.closeWrite();
      }
    };
  }

  private static Duplex endingOnce(Duplex stream) {
    AtomicBoolean ended = new AtomicBoolean();
    return without(Closure.Kind.RESET, noting(stream, ended), ended::get);
  }

  private static Duplex noting(Duplex stream, AtomicBoolean ended) {
    return RelayDefects.ending(
        stream,
        new RelayDefects.Ending() {
          @Override
          public void end(Receiver right, Duplex ending) {
            ended.set(true);
            right.end();
          }
        });
  }

  private static Duplex without(Closure.Kind kind, Duplex stream, BooleanSupplier now) {
    return RelayDefects.ending(stream, RelayMutants.swallowing(kind, now));
  }

  /** Of the target, once the dialler has half-closed. */
  private static ServerParts withoutOfTarget(ServerParts parts, Closure.Kind kind) {
    return spliced(
        parts, OneWayMutants::noting, (target, ended) -> without(kind, target, ended::get));
  }

  /** Of the dialler, once the target has half-closed. */
  private static ServerParts withoutOfDialler(ServerParts parts, Closure.Kind kind) {
    return spliced(
        parts, (dialler, ended) -> without(kind, dialler, ended::get), OneWayMutants::noting);
  }

  /** What one side does knows whether the other has half-closed, or the other way round. */
  private static ServerParts spliced(
      ServerParts parts,
      BiFunction<Duplex, AtomicBoolean, Duplex> ofDialler,
      BiFunction<Duplex, AtomicBoolean, Duplex> ofTarget) {
    Relay right = parts.relay();
    return parts.withRelay(
        (dialler, target, over) -> {
          AtomicBoolean ended = new AtomicBoolean();
          right.splice(ofDialler.apply(dialler, ended), ofTarget.apply(target, ended), over);
        });
  }

  private static Duplex withoutReset(Duplex stream) {
    return RelayDefects.ending(stream, RelayMutants.swallowing(Closure.Kind.RESET));
  }

  private static Duplex withoutRepeats(Duplex stream) {
    return RelayDefects.changed(
        stream,
        new RelayDefects.Change() {
          private byte[] last = new byte[0];

          @Override
          public byte[] of(long before, byte[] bytes) {
            boolean repeated = Arrays.equals(bytes, last);
            last = bytes;
            return repeated ? new byte[0] : bytes;
          }
        });
  }

  private static Duplex endingAtFf(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            if (bytes.length == 1 && bytes[0] == -1) {
              stream.consumed(1);
              end();
            } else {
              super.bytes(bytes);
            }
          }
        };
      }
    };
  }
}
