package stardust.runner.mutant;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import stardust.connection.Connection;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that forward rightly on one relay that is read, and wrongly beside or after another. */
final class LaterRelayMutants {

  private static final int ROOM = 50_000;
  private static final int WORKERS = 4;

  /** Longer than between the write of a peer and its close, on a busy machine too. */
  private static final Duration HELD = Duration.ofSeconds(2);

  private static final Duration HALF_CLOSED = Duration.ofSeconds(8);
  private static final Duration FULL = Duration.ofSeconds(3);
  private static final Duration MOMENT = Duration.ofMillis(50);

  private LaterRelayMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(bytes());
    all.addAll(ends());
    all.addAll(others());
    return all;
  }

  private static List<Mutant> bytes() {
    return List.of(
        Mutant.beneath(
            "full-relay-lives-three-seconds",
            "RELAY-01",
            "It resets a relay whose reader has taken nothing for three seconds.",
            options -> options.withLimits(options.limits().withRelayStall(FULL))),
        Mutant.of(
            "one-worker-for-both-directions",
            "RELAY-02",
            "It passes nothing on in either direction of a relay while 50 kB wait in one.",
            LaterRelayMutants::oneWorker),
        Mutant.of(
            "opposite-relays-mixed",
            "RELAY-03",
            "It writes what a target sends into the relay that this target has dialled to the same"
                + " peer.",
            LaterRelayMutants::oppositeMixed),
        OneWayMutants.target(
            "answers-of-32-mib-at-most",
            "RELAY-04",
            "It ends a relay after 32 mebibytes from the target.",
            stream -> RelayMutants.endingAt(32 * RelayMutants.MEBI, stream)),
        OneWayMutants.target(
            "refusal-on-a-relay-ends-it",
            "RELAY-31",
            "It takes an na that passes through a relay for the target's refusal of the dial, and"
                + " ends the relay.",
            LaterRelayMutants::endingAtNa));
  }

  private static List<Mutant> ends() {
    return List.of(
        Mutant.of(
            "half-closed-relay-lives-eight-seconds",
            "RELAY-12",
            "It resets both sides of a relay eight seconds after one of them has closed.",
            parts -> RelayDefects.both(parts, LaterRelayMutants::resetLater)),
        Mutant.of(
            "first-bytes-forgotten-at-the-end",
            "RELAY-12",
            "It holds the first bytes of a relay back for more to come, and forgets them when the"
                + " end comes.",
            parts -> RelayDefects.both(parts, LaterRelayMutants::holdingFirst)),
        OneWayMutants.dialler(
            "last-answers-lost-at-the-end",
            "RELAY-12",
            "It collects what the target sends into blocks of 64 KiB and drops the last one when"
                + " the target closes.",
            RelayMutants::dropping),
        OneWayMutants.target(
            "loss-of-the-target-swallowed",
            "RELAY-14",
            "It leaves the dialler's stream open when the target's connection is lost.",
            stream -> RelayDefects.ending(stream, RelayMutants.swallowing(Closure.Kind.LOST))),
        OneWayMutants.dialler(
            "loss-unnoticed-while-bytes-wait",
            "RELAY-14",
            "It leaves the target's stream open when the dialler is lost while bytes wait.",
            LaterRelayMutants::lostUnnoticed),
        Mutant.of(
            "loss-ends-one-relay",
            "RELAY-14",
            "It ends one relay of a target whose connection is lost, and leaves the others.",
            LaterRelayMutants::endingOne),
        takesOff(
            "loss-of-the-target-takes-diallers-off",
            "It takes the peers off that have dialled a target whose connection is lost.",
            Closure.Kind.LOST),
        takesOff(
            "reset-by-the-target-takes-off",
            "It takes both peers of a relay off when the target resets it.",
            Closure.Kind.RESET),
        takesOff(
            "close-by-both-takes-off",
            "It takes both peers of a relay off when both have closed it.",
            Closure.Kind.FINISHED));
  }

  private static List<Mutant> others() {
    return List.of(
        Mutant.of(
            "four-full-relays-stop-all",
            "RELAY-22",
            "It passes bytes on with four workers, each of which waits for its reader.",
            LaterRelayMutants::fourWorkers),
        Mutant.of(
            "room-of-lost-targets-lost",
            "RELAY-22",
            "It has 50 kB for what waits in all relays that are lost, and passes nothing on when"
                + " they are full.",
            LaterRelayMutants::losingRoom),
        Mutant.of(
            "traffic-in-place-of-lists",
            "RELAY-23",
            "It sends no list on the period to a peer whose relay has carried bytes.",
            LaterRelayMutants::silentBesideTraffic));
  }

  private static Mutant takesOff(String name, String what, Closure.Kind kind) {
    return Mutant.of(name, "RELAY-15", what, parts -> takingOff(parts, kind));
  }

  private static ServerParts oneWorker(ServerParts parts) {
    return parts.withRelay(
        (dialler, target, over) -> {
          AtomicLong waiting = new AtomicLong();
          parts
              .relay()
              .splice(
                  RelayMutants.sharing(dialler, waiting),
                  RelayMutants.sharing(target, waiting),
                  over);
        });
  }

  /** As if streams were known by their numbers, whoever opened them. */
  private static ServerParts oppositeMixed(ServerParts parts) {
    Map<List<Connection>, Duplex> streams = new ConcurrentHashMap<>();
    return Dialled.streams(
        parts,
        (dialler, target, stream) -> {
          streams.put(List.of(dialler, target.connection()), stream);
          Optional<Duplex> opposite =
              Optional.ofNullable(streams.get(List.of(target.connection(), dialler)));
          return opposite.map(other -> answeringOn(other, stream)).orElse(stream);
        });
  }

  private static Duplex answeringOn(Duplex other, Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            stream.consumed(bytes.length);
            other.loop().run(() -> other.write(bytes));
          }
        };
      }

      @Override
      public void consumed(int count) {}
    };
  }

  private static Duplex endingAtNa(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains("\u0003na\n")) {
              stream.reset();
            } else {
              super.bytes(bytes);
            }
          }
        };
      }
    };
  }

  private static Duplex holdingFirst(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new HoldingFirst(receiver, stream);
      }
    };
  }

  private static final class HoldingFirst extends ReceiverWrapper {

    private final ByteQueue held = new ByteQueue();
    private final Duplex stream;
    private boolean begun;

    HoldingFirst(Receiver right, Duplex stream) {
      super(right);
      this.stream = stream;
    }

    @Override
    public void bytes(byte[] bytes) {
      if (begun) {
        pass();
        super.bytes(bytes);
      } else {
        begun = true;
        held.append(bytes);
        stream.loop().schedule(HELD, this::pass);
      }
    }

    @Override
    public void end() {
      held.skip(held.size());
      super.end();
    }

    private void pass() {
      if (!held.isEmpty()) {
        super.bytes(held.takeAll());
      }
    }
  }

  private static ServerParts endingOne(ServerParts parts) {
    Set<Connection> lost = ConcurrentHashMap.newKeySet();
    return Dialled.streams(
        parts,
        (dialler, target, stream) ->
            RelayDefects.ending(
                stream,
                new RelayDefects.Ending() {
                  @Override
                  public void closed(Receiver right, Closure closure) {
                    if (closure.kind() != Closure.Kind.LOST || lost.add(target.connection())) {
                      right.closed(closure);
                    }
                  }
                }));
  }

  private static ServerParts takingOff(ServerParts parts, Closure.Kind kind) {
    return Dialled.streams(
        parts,
        (dialler, target, stream) ->
            RelayDefects.ending(
                stream,
                new RelayDefects.Ending() {
                  @Override
                  public void closed(Receiver right, Closure closure) {
                    right.closed(closure);
                    if (closure.kind() == kind) {
                      target.takeOff("its relay ended");
                      takeOff(parts, dialler);
                    }
                  }
                }));
  }

  private static void takeOff(ServerParts parts, Connection connection) {
    parts.online().all().stream()
        .filter(peer -> peer.connection() == connection)
        .forEach(peer -> peer.takeOff("its relay ended"));
  }

  private static ServerParts fourWorkers(ServerParts parts) {
    AtomicInteger waiting = new AtomicInteger();
    return RelayDefects.both(
        parts,
        stream ->
            new Waiting(stream, () -> waiting.get() >= WORKERS) {
              @Override
              void waits(long before, long now) {
                if (before < ROOM && now >= ROOM) {
                  waiting.incrementAndGet();
                } else if (before >= ROOM && now < ROOM) {
                  waiting.decrementAndGet();
                }
              }

              @Override
              void lost(long waiting) {
                waits(waiting, 0);
              }
            });
  }

  private static ServerParts losingRoom(ServerParts parts) {
    AtomicLong lost = new AtomicLong();
    return RelayDefects.both(
        parts,
        stream ->
            new Waiting(stream, () -> lost.get() >= ROOM) {
              @Override
              void waits(long before, long now) {}

              @Override
              void lost(long waiting) {
                lost.addAndGet(waiting);
              }
            });
  }

  /** A stream on which is known how much waits for its reader; held up, it gives no room. */
  private abstract static class Waiting extends StreamWrapper {

    private final BooleanSupplier heldUp;
    private long unread;

    Waiting(Duplex stream, BooleanSupplier heldUp) {
      super(stream);
      this.heldUp = heldUp;
    }

    /** More or less waits than before. */
    abstract void waits(long before, long now);

    /** It is over, and so much waits for ever. */
    abstract void lost(long waiting);

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      count(bytes.length);
      super.write(
          bytes,
          () -> {
            count(-bytes.length);
            flushed.run();
          });
    }

    @Override
    public void consumed(int count) {
      if (heldUp.getAsBoolean()) {
        loop().schedule(MOMENT, () -> consumed(count));
      } else {
        super.consumed(count);
      }
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void closed(Closure closure) {
          lost(unread);
          super.closed(closure);
        }
      };
    }

    private void count(int bytes) {
      long before = unread;
      unread += bytes;
      waits(before, unread);
    }
  }

  private static ServerParts silentBesideTraffic(ServerParts parts) {
    Set<Connection> busy = ConcurrentHashMap.newKeySet();
    return Dialled.streams(
            parts,
            (dialler, target, stream) ->
                RelayDefects.changed(
                    stream,
                    (before, bytes) -> {
                      busy.add(dialler);
                      busy.add(target.connection());
                      return bytes;
                    }))
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                return busy.contains(peer.connection())
                    ? Optional.empty()
                    : super.untilNext(peer, period);
              }
            });
  }

  private static Duplex resetLater(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void end() {
            super.end();
            var unused = stream.loop().schedule(HALF_CLOSED, stream::reset);
          }
        };
      }
    };
  }

  private static Duplex lostUnnoticed(Duplex stream) {
    return new StreamWrapper(stream) {
      private long waiting;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            waiting += bytes.length;
            super.bytes(bytes);
          }

          @Override
          public void closed(Closure closure) {
            if (waiting == 0) {
              super.closed(closure);
            }
          }
        };
      }

      @Override
      public void consumed(int count) {
        waiting -= count;
        super.consumed(count);
      }
    };
  }
}
