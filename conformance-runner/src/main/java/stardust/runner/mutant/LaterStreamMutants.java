package stardust.runner.mutant;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PeerId;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.ServerParts;

/** Servers that read wrongly what is not the first message, or not on the first stream. */
final class LaterStreamMutants {

  /** The bytes of a DialRequest behind its length. */
  private static final int REQUEST = 36;

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
            "dialler-without-a-request-taken-off",
            "ROBUST-22",
            "It takes a peer off that resets a dial stream before its request.",
            LaterStreamMutants::takingOff),
        Mutant.of(
            "dials-forbidden-after-one-without-a-request",
            "ROBUST-22",
            "It refuses the dials of a peer that has reset a dial stream before its request.",
            LaterStreamMutants::forbidding),
        Mutant.of(
            "bytes-behind-a-later-proposal-lost",
            "CONN-24",
            "It loses what comes behind a proposal in the same write, but for the first stream.",
            parts -> numbered(parts, LaterStreamMutants::forgetful)),
        Mutant.of(
            "one-dial-read-at-a-time",
            "ROBUST-22",
            "It reads nothing on a dial stream while half of a request has come on another one.",
            parts -> numbered(parts, new OneAtATime())),
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
    return parts.withView(connection -> numbered(parts.view().of(connection), change));
  }

  /** Streams of stardust in the order in which they come, from 1 on. */
  static Connection numbered(Connection right, BiFunction<Integer, Duplex, Duplex> change) {
    AtomicInteger count = new AtomicInteger();
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

    private final AtomicBoolean half = new AtomicBoolean();

    @Override
    public Duplex apply(Integer number, Duplex stream) {
      return number == 1 ? stream : Hearing.of(stream, new Turn());
    }

    private final class Turn implements UnaryOperator<byte[]> {

      private boolean begun;
      private boolean mine;

      @Override
      public byte[] apply(byte[] bytes) {
        if (half.get() && !mine) {
          return new byte[0];
        }
        mine |= !begun && bytes.length < REQUEST;
        begun = true;
        half.set(mine);
        return bytes;
      }
    }
  }

  private static ServerParts takingOff(ServerParts parts) {
    return unsaid(parts, connection -> takeOff(parts, connection));
  }

  private static ServerParts forbidding(ServerParts parts) {
    Set<Optional<PeerId>> forbidden = ConcurrentHashMap.newKeySet();
    return RefusesDials.where(
        unsaid(parts, connection -> forbidden.add(connection.remotePeer())),
        (dialler, target) -> forbidden.contains(dialler.connection().remotePeer()),
        "it has given one up");
  }

  /** Tells on which connection a dial stream was reset before its request. */
  private static ServerParts unsaid(ServerParts parts, Consumer<Connection> reset) {
    return parts.withView(
        connection -> {
          Connection right = parts.view().of(connection);
          return numbered(
              right,
              (number, stream) -> number > 1 ? silent(stream, () -> reset.accept(right)) : stream);
        });
  }

  private static void takeOff(ServerParts parts, Connection connection) {
    parts.online().all().stream()
        .filter(peer -> peer.connection().remotePeer().equals(connection.remotePeer()))
        .forEach(peer -> peer.takeOff("its dial stream was reset"));
  }

  /** Tells when it closes before any byte has come. */
  private static Duplex silent(Duplex stream, Runnable closed) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          private boolean some;

          @Override
          public void bytes(byte[] bytes) {
            some = true;
            super.bytes(bytes);
          }

          @Override
          public void closed(Closure closure) {
            if (!some && closure.kind() == Closure.Kind.RESET) {
              closed.run();
            }
            super.closed(closure);
          }
        };
      }
    };
  }

  private static Predicate<byte[]> ofNoBytes() {
    AtomicInteger count = new AtomicInteger();
    return bytes ->
        count.incrementAndGet() == 1
            && bytes.length == Integer.BYTES
            && ByteBuffer.wrap(bytes).getInt() == 0;
  }
}
