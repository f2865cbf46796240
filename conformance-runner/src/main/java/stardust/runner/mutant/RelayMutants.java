package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import stardust.connection.Connection;
import stardust.io.ByteQueue;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.DialRules;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Servers that forward wrongly. */
final class RelayMutants {

  static final int MEBI = 1 << 20;
  private static final int BLOCK = 64 << 10;

  /** Longer than between the last write of a peer and its close, on a busy machine too. */
  private static final Duration COLLECTING = Duration.ofSeconds(2);

  private RelayMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(bytes());
    all.addAll(ends());
    all.addAll(others());
    return all;
  }

  private static List<Mutant> bytes() {
    return List.of(
        changes(
            "two-bytes-swapped",
            "RELAY-01",
            "It swaps the bytes 70000 and 70001.",
            (before, bytes) -> swapped(bytes, 70_000 - before)),
        changes(
            "byte-lost-at-64-kib",
            "RELAY-01",
            "It loses the byte at 64 KiB.",
            (before, bytes) -> without(bytes, (64 << 10) - before)),
        changes(
            "byte-doubled-at-64-kib",
            "RELAY-01",
            "It writes the byte at 64 KiB twice.",
            (before, bytes) -> doubled(bytes, (64 << 10) - before)),
        changes(
            "seven-bits-only",
            "RELAY-01",
            "It clears the top bit of every byte.",
            (before, bytes) -> masked(bytes)),
        changes(
            "line-feeds-expanded",
            "RELAY-01",
            "It writes a carriage return before each line feed.",
            (before, bytes) -> expanded(bytes)),
        Mutant.of(
            "answers-changed",
            "RELAY-01",
            "It turns a bit in what the target sends, after 50000 bytes.",
            parts ->
                parts.withRelay(
                    (dialer, target, over) ->
                        parts
                            .relay()
                            .splice(
                                dialer,
                                RelayDefects.changed(
                                    target, (before, bytes) -> turned(bytes, 50_000 - before)),
                                over))),
        changes(
            "byte-lost-at-4-mib",
            "RELAY-02",
            "It loses a byte after four mebibytes.",
            (before, bytes) -> without(bytes, 4 * MEBI - before)),
        changes(
            "byte-turned-at-6-mib",
            "RELAY-02",
            "It turns a bit after six mebibytes.",
            (before, bytes) -> turned(bytes, 6 * MEBI - before)),
        Mutant.of(
            "relay-of-2-mib-at-most",
            "RELAY-02",
            "It ends a relay after two mebibytes.",
            parts -> RelayDefects.both(parts, stream -> endingAt(2 * MEBI, stream))),
        Mutant.of(
            "relay-of-32-mib-at-most",
            "RELAY-04",
            "It ends a relay after 32 mebibytes.",
            parts -> RelayDefects.both(parts, stream -> endingAt(32 * MEBI, stream))),
        changes(
            "byte-turned-at-48-mib",
            "RELAY-04",
            "It turns a bit after 48 mebibytes.",
            (before, bytes) -> turned(bytes, 48 * MEBI - before)),
        Mutant.of(
            "relays-mixed",
            "RELAY-03",
            "It writes what comes at 100000 bytes on one relay into the relay opened before.",
            RelayMutants::mixed),
        changes(
            "protocol-names-changed",
            "RELAY-31",
            "It writes another security protocol into what it forwards.",
            (before, bytes) -> renamed(bytes)));
  }

  private static List<Mutant> ends() {
    return List.of(
        ends(
            "half-close-swallowed",
            "RELAY-11",
            "It does not pass on a half-close.",
            new RelayDefects.Ending() {
              @Override
              public void end(Receiver right, Duplex stream) {}
            }),
        ends(
            "half-close-ends-both",
            "RELAY-11",
            "It closes the other direction too when one side half-closes.",
            new RelayDefects.Ending() {
              @Override
              public void end(Receiver right, Duplex stream) {
                right.end();
                stream.closeWrite();
              }
            }),
        ends(
            "half-close-as-reset",
            "RELAY-11",
            "It resets both streams when one side half-closes.",
            new RelayDefects.Ending() {
              @Override
              public void end(Receiver right, Duplex stream) {
                stream.reset();
              }
            }),
        Mutant.of(
            "last-bytes-lost-at-the-end",
            "RELAY-12",
            "It collects bytes into blocks of 64 KiB and drops the last one when the writer closes.",
            parts -> RelayDefects.both(parts, RelayMutants::dropping)),
        ends(
            "reset-swallowed",
            "RELAY-13",
            "It does not pass on a reset.",
            swallowing(Closure.Kind.RESET)),
        ends(
            "loss-swallowed",
            "RELAY-14",
            "It leaves a stream open whose other end was lost.",
            swallowing(Closure.Kind.LOST)),
        Mutant.of(
            "relay-end-takes-off",
            "RELAY-15",
            "It takes both peers off when their relay ends.",
            parts -> takingOff(parts, true)),
        Mutant.of(
            "relay-end-takes-the-target-off",
            "RELAY-15",
            "It takes the target off when a relay to it ends.",
            parts -> takingOff(parts, false)));
  }

  private static List<Mutant> others() {
    return List.of(
        Mutant.of(
            "relay-unbounded",
            "RELAY-21",
            "It takes all that a dialler sends, whether or not the target reads it.",
            parts -> RelayDefects.dialler(parts, RelayMutants::greedy)),
        Mutant.of(
            "relays-share-their-room",
            "RELAY-22",
            "It passes nothing on while 50 kB wait for any target.",
            parts -> sharing(parts, true)),
        Mutant.of(
            "diallers-share-their-room",
            "RELAY-22",
            "It passes nothing on while 50 kB wait for any dialler.",
            parts -> sharing(parts, false)),
        Mutant.of(
            "full-relay-stops-lists",
            "RELAY-22",
            "It admits nobody while 50 kB wait for a target.",
            RelayMutants::deafWhileFull),
        Mutant.of(
            "no-lists-beside-relays",
            "RELAY-23",
            "It sends no list to a peer that has dialled or was dialled.",
            RelayMutants::silentBesideRelays));
  }

  private static Mutant changes(
      String name, String breaks, String what, RelayDefects.Change change) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> RelayDefects.both(parts, stream -> RelayDefects.changed(stream, change)));
  }

  private static Mutant ends(String name, String breaks, String what, RelayDefects.Ending ending) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> RelayDefects.both(parts, stream -> RelayDefects.ending(stream, ending)));
  }

  static RelayDefects.Ending swallowing(Closure.Kind kind) {
    return swallowing(kind, () -> true);
  }

  /** Swallows it where this holds when it comes. */
  static RelayDefects.Ending swallowing(Closure.Kind kind, BooleanSupplier now) {
    return new RelayDefects.Ending() {
      @Override
      public void closed(Receiver right, Closure closure) {
        if (closure.kind() != kind || !now.getAsBoolean()) {
          right.closed(closure);
        }
      }
    };
  }

  private static boolean isIn(byte[] bytes, long at) {
    return at >= 0 && at < bytes.length;
  }

  private static byte[] swapped(byte[] bytes, long at) {
    if (isIn(bytes, at) && isIn(bytes, at + 1)) {
      byte held = bytes[(int) at];
      bytes[(int) at] = bytes[(int) at + 1];
      bytes[(int) at + 1] = held;
    }
    return bytes;
  }

  static byte[] turned(byte[] bytes, long at) {
    if (isIn(bytes, at)) {
      bytes[(int) at] ^= 0x10;
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, long at) {
    return isIn(bytes, at)
        ? Bytes.concat(
            Arrays.copyOf(bytes, (int) at), Arrays.copyOfRange(bytes, (int) at + 1, bytes.length))
        : bytes;
  }

  private static byte[] doubled(byte[] bytes, long at) {
    return isIn(bytes, at)
        ? Bytes.concat(
            Arrays.copyOf(bytes, (int) at + 1), Arrays.copyOfRange(bytes, (int) at, bytes.length))
        : bytes;
  }

  private static byte[] masked(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] &= 0x7f;
    }
    return bytes;
  }

  private static byte[] expanded(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte each : bytes) {
      if (each == '\n') {
        out.write('\r');
      }
      out.write(each);
    }
    return out.toByteArray();
  }

  private static byte[] renamed(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("/noise\n", "/plain\n")
        .replace("/secio/1.0.0\n", "/plain/1.0.0\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static Duplex endingAt(long most, Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          private long all;

          @Override
          public void bytes(byte[] bytes) {
            all += bytes.length;
            if (all <= most) {
              super.bytes(bytes);
            } else {
              reset();
            }
          }
        };
      }
    };
  }

  private static ServerParts mixed(ServerParts parts) {
    AtomicReference<Duplex> earlier = new AtomicReference<>();
    return parts.withRelay(
        (dialer, target, over) -> {
          Duplex other = earlier.getAndSet(target);
          RelayDefects.Change change =
              (before, bytes) -> {
                if (other != null && before <= 100_000 && before + bytes.length > 100_000) {
                  other.loop().run(() -> other.write(bytes));
                  return new byte[0];
                }
                return bytes;
              };
          parts.relay().splice(RelayDefects.changed(dialer, change), target, over);
        });
  }

  /** Keeps an arrival until the next, and forgets the last when the writer closes. */
  static Duplex dropping(Duplex stream) {
    return new StreamWrapper(stream) {
      private final ByteQueue collected = new ByteQueue();

      @Override
      public void write(byte[] bytes, Runnable flushed) {
        collected.append(bytes);
        while (collected.size() >= BLOCK) {
          super.write(collected.take(BLOCK), () -> {});
        }
        flushed.run();
        loop().schedule(COLLECTING, () -> super.write(collected.takeAll(), () -> {}));
      }

      @Override
      public void closeWrite() {
        collected.skip(collected.size());
        super.closeWrite();
      }
    };
  }

  private static ServerParts takingOff(ServerParts parts, boolean diallerToo) {
    Map<Connection, Boolean> busy = new ConcurrentHashMap<>();
    ServerParts noting = noting(parts, busy, diallerToo);
    return noting.withRelay(
        (dialer, target, over) ->
            noting
                .relay()
                .splice(
                    dialer,
                    target,
                    () -> {
                      parts.online().all().stream()
                          .filter(peer -> busy.containsKey(peer.connection()))
                          .forEach(peer -> peer.takeOff("its relay ended"));
                      over.run();
                    }));
  }

  private static ServerParts noting(
      ServerParts parts, Map<Connection, Boolean> busy, boolean diallerToo) {
    return parts.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, target, online);
          if (decision instanceof DialRules.Allowed allowed) {
            busy.put(allowed.target().connection(), true);
            if (diallerToo) {
              busy.put(dialer.connection(), true);
            }
          }
          return decision;
        });
  }

  /** Says at once that it has passed on what arrives. */
  static Duplex greedy(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            stream.consumed(bytes.length);
            super.bytes(bytes);
          }
        };
      }

      @Override
      public void consumed(int count) {}
    };
  }

  private static Duplex counting(Duplex stream, AtomicLong waiting) {
    return new StreamWrapper(stream) {
      @Override
      public void write(byte[] bytes, Runnable flushed) {
        waiting.addAndGet(bytes.length);
        super.write(
            bytes,
            () -> {
              waiting.addAndGet(-bytes.length);
              flushed.run();
            });
      }
    };
  }

  private static final int ROOM = 50_000;

  /** Counts what waits for the targets of all relays, or for their diallers. */
  private static ServerParts sharing(ServerParts parts, boolean forTargets) {
    AtomicLong waiting = new AtomicLong();
    AtomicLong none = new AtomicLong();
    return parts.withRelay(
        (dialler, target, over) ->
            parts
                .relay()
                .splice(
                    heldBack(dialler, forTargets ? none : waiting, waiting),
                    heldBack(target, forTargets ? waiting : none, waiting),
                    over));
  }

  static Duplex sharing(Duplex stream, AtomicLong waiting) {
    return heldBack(stream, waiting, waiting);
  }

  /** Gives no room while too much waits on all streams that share the count. */
  private static Duplex heldBack(Duplex stream, AtomicLong counted, AtomicLong waiting) {
    return new StreamWrapper(counting(stream, counted)) {
      private int held;

      @Override
      public void consumed(int count) {
        held += count;
        if (waiting.get() < ROOM) {
          super.consumed(held);
          held = 0;
        } else {
          int all = held;
          held = 0;
          loop().schedule(Duration.ofMillis(50), () -> consumed(all));
        }
      }
    };
  }

  private static ServerParts deafWhileFull(ServerParts parts) {
    AtomicLong waiting = new AtomicLong();
    return JoinMutants.Steps.around(
        RelayDefects.both(parts, stream -> counting(stream, waiting)),
        (machine, message, steps) ->
            JoinMutants.challenges(steps) && waiting.get() > ROOM ? List.of() : steps);
  }

  private static ServerParts silentBesideRelays(ServerParts parts) {
    Map<Connection, Boolean> busy = new ConcurrentHashMap<>();
    return noting(parts, busy, true)
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                online.all().stream()
                    .filter(peer -> !busy.containsKey(peer.connection()))
                    .forEach(OnlinePeer::sendList);
              }

              @Override
              public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                return busy.containsKey(peer.connection())
                    ? Optional.empty()
                    : super.untilNext(peer, period);
              }
            });
  }
}
