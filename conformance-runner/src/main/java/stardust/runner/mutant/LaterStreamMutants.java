package stardust.runner.mutant;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.runner.wrap.Hearing;
import stardust.server.ServerParts;

/** Servers that read wrongly what is not the first message, or not on the first stream. */
final class LaterStreamMutants {

  private LaterStreamMutants() {}

  static List<Mutant> all() {
    return List.of(
        waits(
            "waits-for-the-rest-of-a-solution",
            "a solution",
            (number, stream) -> until(stream, second())),
        waits(
            "waits-for-the-rest-of-an-acknowledgement",
            "an acknowledgement",
            (number, stream) -> until(stream, third())),
        waits(
            "waits-for-the-rest-of-a-dial-request",
            "a DialRequest",
            (number, stream) -> number > 1 ? until(stream, bytes -> true) : stream),
        Mutant.of(
            "reset-registration-not-noticed",
            "DISC-22",
            "It lists a peer that has reset its registration stream.",
            parts ->
                numbered(
                    StandingMutants.patientWithSilence(parts),
                    (number, stream) ->
                        number == 1
                            ? RelayDefects.ending(
                                stream, RelayMutants.swallowing(Closure.Kind.RESET))
                            : stream)),
        Mutant.of(
            "bytes-behind-a-later-proposal-lost",
            "CONN-24",
            "It loses what comes behind a proposal in the same write, but for the first stream.",
            parts -> numbered(parts, LaterStreamMutants::forgetful)),
        Mutant.of(
            "one-dial-read-at-a-time",
            "ROBUST-22",
            "It reads nothing on a dial stream while another one of the connection is silent.",
            parts -> numbered(parts, new OneAtATime())),
        Mutant.of(
            "rest-behind-a-message-lost",
            "WIRE-04",
            "It reads the whole messages of an arrival, and loses the beginning of one behind them.",
            parts -> numbered(parts, (number, stream) -> Hearing.of(stream, new Whole()))),
        Mutant.of(
                "empty-first-message-ignored",
                "JOIN-13",
                "It does not answer a first message of no bytes.",
                parts -> numbered(parts, (number, stream) -> Hearing.until(stream, ofNoBytes())))
            .patient());
  }

  private static Mutant waits(
      String name, String what, BiFunction<Integer, Duplex, Duplex> change) {
    return Mutant.of(
            name,
            "ROBUST-04",
            "It waits for the rest of " + what + " with a length beyond any message.",
            parts -> numbered(StandingMutants.patientWithSilence(parts), change))
        .patient();
  }

  private static Duplex until(Duplex stream, Predicate<byte[]> due) {
    return Hearing.until(stream, bytes -> due.test(bytes) && isHuge(bytes));
  }

  private static boolean isHuge(byte[] bytes) {
    return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() < 0;
  }

  private static Predicate<byte[]> second() {
    AtomicInteger count = new AtomicInteger();
    return bytes -> count.incrementAndGet() == 2;
  }

  private static Predicate<byte[]> third() {
    AtomicInteger count = new AtomicInteger();
    return bytes -> count.incrementAndGet() > 2;
  }

  /** Each stream of stardust on a connection, with its number there, from 1. */
  static ServerParts numbered(ServerParts parts, BiFunction<Integer, Duplex, Duplex> change) {
    return parts.withView(
        connection -> numbered(parts.view().of(connection), new AtomicInteger(), change));
  }

  private static Connection numbered(
      Connection right, AtomicInteger count, BiFunction<Integer, Duplex, Duplex> change) {
    return new ConnectionWrapper(right) {
      @Override
      public void handle(String protocol, Consumer<Duplex> accepted) {
        super.handle(
            protocol, stream -> accepted.accept(change.apply(count.incrementAndGet(), stream)));
      }
    };
  }

  /** What has arrived when the stream is taken came with its proposal. */
  private static Duplex forgetful(int number, Duplex stream) {
    if (number == 1) {
      return stream;
    }
    AtomicBoolean begun = new AtomicBoolean();
    stream.loop().execute(() -> begun.set(true));
    return Hearing.of(stream, bytes -> begun.get() ? bytes : new byte[0]);
  }

  /** Of all connections: in a scenario with two of them the other one dials nobody. */
  private static final class OneAtATime implements BiFunction<Integer, Duplex, Duplex> {

    private final AtomicInteger silent = new AtomicInteger();

    @Override
    public Duplex apply(Integer number, Duplex stream) {
      if (number == 1) {
        return stream;
      }
      boolean heldUp = silent.getAndIncrement() > 0;
      return Hearing.of(
          stream,
          bytes -> {
            if (heldUp) {
              return new byte[0];
            }
            return bytes;
          });
    }
  }

  private static Predicate<byte[]> ofNoBytes() {
    AtomicInteger count = new AtomicInteger();
    return bytes ->
        count.incrementAndGet() == 1
            && bytes.length == Integer.BYTES
            && ByteBuffer.wrap(bytes).getInt() == 0;
  }

  /** Follows the messages from the beginning of a stream. */
  private static final class Whole implements UnaryOperator<byte[]> {

    private int missing;

    @Override
    public byte[] apply(byte[] bytes) {
      int at = Math.min(missing, bytes.length);
      missing -= at;
      boolean some = at > 0 && missing == 0;
      while (missing == 0 && bytes.length - at >= Integer.BYTES) {
        int frame = Integer.BYTES + Math.max(0, ByteBuffer.wrap(bytes).getInt(at));
        if (frame > bytes.length - at) {
          break;
        }
        at += frame;
        some = true;
      }
      if (some) {
        return Arrays.copyOf(bytes, at);
      }
      if (missing == 0 && bytes.length >= Integer.BYTES) {
        missing = Integer.BYTES + Math.max(0, ByteBuffer.wrap(bytes).getInt()) - bytes.length;
      }
      return bytes;
    }
  }
}
