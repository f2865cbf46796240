package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.server.AckWatch;
import stardust.server.DiscoveryList;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;

/** Servers that list the wrong peers, or at the wrong time. */
final class DiscoveryMutants {

  private static final Duration HELD_DOWN = Duration.ofMillis(500);
  private static final Duration MOMENT = Duration.ofMillis(300);

  /** What an id takes in a list: 34 bytes behind their tag and length. */
  private static final int ENTRY = 36;

  private DiscoveryMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(times());
    all.addAll(contents());
    all.addAll(leavers());
    return all;
  }

  private static List<Mutant> times() {
    return List.of(
        joined(
            "newcomer-not-told",
            "DISC-01",
            "It sends the newcomer no list before the period is over.",
            (newcomer, online) -> others(newcomer, online).forEach(OnlinePeer::sendList)),
        joined(
            "lists-on-the-period-only",
            "DISC-01",
            "It sends lists on the period and never when a peer joins.",
            (newcomer, online) -> {}),
        joined(
            "only-the-newcomer-told",
            "DISC-02",
            "It sends the others no list when a peer joins.",
            (newcomer, online) -> newcomer.sendList()),
        joined(
            "half-of-the-joins-announced",
            "DISC-02",
            "It tells the others of every second join at once, and of the rest with the period.",
            (newcomer, online) -> {
              boolean quiet = online.all().size() % 2 == 0;
              (quiet ? List.of(newcomer) : online.all()).forEach(OnlinePeer::sendList);
            }),
        Mutant.of(
            "announcements-held-down",
            "DISC-02",
            "It tells the others of a join at once only if it told them of none for half a second.",
            DiscoveryMutants::heldDown),
        joined(
            "announced-late",
            "DISC-02",
            "It tells the others of a join three quarters of a second later.",
            (newcomer, online) -> {
              newcomer.sendList();
              newcomer
                  .connection()
                  .loop()
                  .schedule(
                      Duration.ofMillis(750),
                      () -> others(newcomer, online).forEach(OnlinePeer::sendList));
            }),
        period("lists-never-on-the-period", "It sends lists only when a peer joins.", p -> null),
        period("period-doubled", "Its period is twice the declared one.", p -> p.multipliedBy(2)),
        period("period-halved", "Its period is half the declared one.", p -> p.dividedBy(2)),
        Mutant.of(
            "lists-stop-after-three",
            "DISC-03",
            "It sends a peer three periodic lists and then no more.",
            DiscoveryMutants::stopAfterThree),
        Mutant.of(
            "timer-of-the-first-peer",
            "DISC-03",
            "Its period ends for all with the connection of the peer that joined first.",
            DiscoveryMutants::timerOfTheFirst),
        Mutant.of(
            "a-timer-for-each-join",
            "DISC-03",
            "It has a timer for each join of an id, and sends the lists of all to the newest.",
            DiscoveryMutants::timerForEachJoin),
        Mutant.of(
            "lagging-peers-not-told-of-joins",
            "DISC-02",
            "It tells a peer that owes an acknowledgement for 250 ms of joins on the period only.",
            AwaitsAcks::atJoins),
        Mutant.of(
            "joins-not-told-during-dials",
            "DISC-02",
            "It tells of a join on the period only while a dial of others awaits its target.",
            LockedByDials::around),
        Mutant.of(
            "next-list-awaits-acknowledgement",
            "DISC-04",
            "It sends no periodic list to a peer that has not acknowledged the last one.",
            AwaitsAcks::around));
  }

  private static List<Mutant> contents() {
    return List.of(
        ids("ids-as-text", "DISC-11", "Its ids are base58 text.", DiscoveryMutants::text),
        ids("ids-as-cids", "DISC-11", "Its ids are CIDs.", DiscoveryMutants::cid),
        online(
            "list-without-the-newest",
            "DISC-12",
            "It leaves out the peer that joined last.",
            (receiver, all) -> all.subList(0, all.size() - 1)),
        online(
            "list-without-the-oldest",
            "DISC-12",
            "It leaves out the peer that joined first.",
            (receiver, all) -> all.subList(all.size() > 1 ? 1 : 0, all.size())),
        online(
            "list-of-the-receiver-only",
            "DISC-12",
            "It lists the receiver only.",
            (receiver, all) -> List.of(receiver)),
        online(
            "list-of-the-newest-only",
            "DISC-12",
            "It lists what is new, not who is online.",
            (receiver, all) -> all.subList(all.size() - 1, all.size())),
        online(
            "list-of-three-at-most",
            "DISC-12",
            "It lists three peers at most.",
            (receiver, all) -> all.subList(Math.max(0, all.size() - 3), all.size())),
        Mutant.of(
            "list-of-32-at-most",
            "DISC-12",
            "It lists the 32 peers that joined last.",
            parts -> parts.withList(newest(parts, 32))),
        Mutant.of(
            "list-in-4096-bytes",
            "DISC-16",
            "Its lists hold what fits in 4096 bytes.",
            parts -> parts.withList(newest(parts, 4096 / ENTRY))),
        Mutant.of(
            "list-of-64-at-most",
            "DISC-16",
            "It lists the 64 peers that joined last.",
            parts -> parts.withList(newest(parts, 64))),
        Mutant.of(
            "joins-run-out",
            "DISC-16",
            "It refuses the 64th join of its life and all later ones.",
            DiscoveryMutants::joinsRunOut),
        online("list-empty", "DISC-12", "Its lists are empty.", (receiver, all) -> List.of()),
        Mutant.of(
            "list-with-one-twice",
            "DISC-13",
            "It lists the last peer twice.",
            parts -> parts.withList((receiver, all) -> withLastTwice(parts, receiver, all))),
        Mutant.of(
            "rejoined-listed-twice",
            "DISC-13",
            "It lists a peer that has joined again once for each join.",
            parts -> parts.withOnline(new EveryJoinListed(parts.online()))));
  }

  private static List<Mutant> leavers() {
    return List.of(
        Mutant.of(
            "leaver-stays-listed",
            "DISC-21",
            "It lists everybody who was ever online.",
            parts -> Listing.also(parts, JoinMutants::admits)),
        Mutant.of(
            "list-made-at-joins",
            "DISC-21",
            "It makes its list when a peer joins, and sends this one until the next joins.",
            DiscoveryMutants::madeAtJoins),
        Mutant.of(
            "one-leaver-at-a-time",
            "DISC-21",
            "Of connections that end at the same moment it takes only the peers of the first off.",
            parts -> parts.withOnline(removingOneAtATime(parts.online()))),
        Mutant.of(
            "old-end-takes-the-new-off",
            "DISC-26",
            "When a connection ends it takes the id off, though it has joined on another since.",
            parts -> parts.withOnline(removingById(parts.online()))),
        Mutant.of(
            "everybody-off-after-three-periods",
            "DISC-24",
            "It takes a peer off after three periods whether or not it acknowledges.",
            parts -> parts.withAckWatches(periods -> deaf(parts.ackWatches().watch(periods)))),
        Mutant.of(
            "silent-peer-stays",
            "DISC-25",
            "It never takes a peer off that has acknowledged nothing at all.",
            parts ->
                parts.withAckWatches(
                    periods -> new TakesOffIf(true, parts.ackWatches().watch(periods)))));
  }

  private interface Announcing {
    void joined(OnlinePeer newcomer, OnlinePeers online);
  }

  private static Mutant joined(String name, String breaks, String what, Announcing announcing) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            parts.withAnnouncer(
                new AnnouncerWrapper(parts.announcer()) {
                  @Override
                  public void joined(OnlinePeer newcomer, OnlinePeers online) {
                    announcing.joined(newcomer, online);
                  }
                }));
  }

  private static ServerParts heldDown(ServerParts parts) {
    AtomicLong last = new AtomicLong(System.nanoTime() - HELD_DOWN.toNanos());
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            long now = System.nanoTime();
            boolean held = now - last.get() < HELD_DOWN.toNanos();
            (held ? List.of(newcomer) : online.all()).forEach(OnlinePeer::sendList);
            last.set(held ? last.get() : now);
          }
        });
  }

  private static ServerParts madeAtJoins(ServerParts parts) {
    AtomicReference<List<OnlinePeer>> made = new AtomicReference<>(List.of());
    return parts
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                made.set(online.all());
                super.joined(newcomer, online);
              }
            })
        .withList(
            (receiver, online) -> parts.list().list(receiver, Objects.requireNonNull(made.get())));
  }

  private static List<OnlinePeer> others(OnlinePeer newcomer, OnlinePeers online) {
    return online.all().stream().filter(peer -> peer != newcomer).toList();
  }

  private static Mutant period(
      String name, String what, Function<Duration, @Nullable Duration> to) {
    return Mutant.of(
        name,
        "DISC-03",
        what,
        parts ->
            parts.withAnnouncer(
                new AnnouncerWrapper(parts.announcer()) {
                  @Override
                  public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                    return Optional.ofNullable(to.apply(period));
                  }
                }));
  }

  private static DiscoveryList newest(ServerParts parts, int most) {
    return (receiver, all) ->
        parts.list().list(receiver, all.subList(Math.max(0, all.size() - most), all.size()));
  }

  private static ServerParts timerOfTheFirst(ServerParts parts) {
    AtomicReference<OnlinePeer> first = new AtomicReference<>();
    AtomicBoolean stopped = new AtomicBoolean();
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void left(OnlinePeer leaver, OnlinePeers online) {
            stopped.compareAndSet(false, leaver.equals(first.get()));
            super.left(leaver, online);
          }

          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            first.compareAndSet(null, peer);
            return stopped.get() ? Optional.empty() : super.untilNext(peer, period);
          }
        });
  }

  private static ServerParts timerForEachJoin(ServerParts parts) {
    Map<PeerId, AtomicInteger> joins = new ConcurrentHashMap<>();
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            joins.computeIfAbsent(newcomer.id(), id -> new AtomicInteger()).incrementAndGet();
            super.joined(newcomer, online);
          }

          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            AtomicInteger timers = joins.getOrDefault(peer.id(), new AtomicInteger());
            for (int more = 1; more < timers.get(); more++) {
              var unused = peer.connection().loop().schedule(period.dividedBy(2), peer::sendList);
            }
            return super.untilNext(peer, period);
          }
        });
  }

  private static ServerParts stopAfterThree(ServerParts parts) {
    Map<OnlinePeer, Integer> asked = new ConcurrentHashMap<>();
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            return asked.merge(peer, 1, Integer::sum) > 3 ? Optional.empty() : Optional.of(period);
          }
        });
  }

  private static Mutant ids(
      String name, String breaks, String what, Function<PeerId, byte[]> encoding) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            parts.withList(
                (receiver, all) -> {
                  Discovery.Builder list = Discovery.newBuilder();
                  all.forEach(peer -> list.addIds(ByteString.copyFrom(encoding.apply(peer.id()))));
                  return list.build();
                }));
  }

  static byte[] text(PeerId id) {
    return id.toBase58().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] cid(PeerId id) {
    return Bytes.concat(new byte[] {0x01, 0x72}, id.bytes());
  }

  private interface Choice {
    List<OnlinePeer> of(OnlinePeer receiver, List<OnlinePeer> all);
  }

  private static Mutant online(String name, String breaks, String what, Choice choice) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> {
          DiscoveryList right = parts.list();
          return parts.withList(
              (receiver, all) ->
                  right.list(receiver, all.isEmpty() ? all : choice.of(receiver, all)));
        });
  }

  private static Discovery withLastTwice(
      ServerParts parts, OnlinePeer receiver, List<OnlinePeer> all) {
    Discovery list = parts.list().list(receiver, all);
    int count = list.getIdsCount();
    return count == 0 ? list : list.toBuilder().addIds(list.getIds(count - 1)).build();
  }

  /** Keeps the entries of earlier joins until their own end. */
  static final class EveryJoinListed extends OnlineWrapper {

    private final Map<OnlinePeer, Boolean> joins = new LinkedHashMap<>();

    EveryJoinListed(OnlinePeers right) {
      super(right);
    }

    @Override
    public synchronized Optional<OnlinePeer> add(OnlinePeer peer) {
      joins.put(peer, true);
      super.add(peer);
      return Optional.empty();
    }

    /** Drops the entries of an id, whose peers are not told. */
    synchronized void drop(PeerId id) {
      joins.keySet().removeIf(peer -> peer.id().equals(id));
    }

    @Override
    public synchronized boolean remove(OnlinePeer peer) {
      joins.remove(peer);
      return super.remove(peer);
    }

    @Override
    public synchronized List<OnlinePeer> all() {
      return List.copyOf(joins.keySet());
    }
  }

  private static OnlinePeers removingOneAtATime(OnlinePeers right) {
    return new OnlineWrapper(right) {
      private long last = System.nanoTime() - MOMENT.toNanos();
      private Optional<Connection> removed = Optional.empty();

      @Override
      public synchronized boolean remove(OnlinePeer peer) {
        long now = System.nanoTime();
        Optional<Connection> connection = Optional.of(peer.connection());
        if (now - last < MOMENT.toNanos() && !connection.equals(removed)) {
          return false;
        }
        last = now;
        removed = connection;
        return super.remove(peer);
      }
    };
  }

  private static OnlinePeers removingById(OnlinePeers right) {
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        super.add(peer);
        // The older connection keeps its stream, and takes the id with it when it ends.
        return Optional.empty();
      }

      @Override
      public boolean remove(OnlinePeer peer) {
        return find(peer.id()).map(super::remove).orElse(false);
      }
    };
  }

  private static AckWatch deaf(AckWatch right) {
    return new AckWatchWrapper(right) {
      @Override
      public void acknowledged() {}
    };
  }

  private static ServerParts joinsRunOut(ServerParts parts) {
    AtomicInteger joins = new AtomicInteger();
    return parts.withJoinRules(
        new JoinRulesWrapper(parts.joinRules()) {
          @Override
          public Error random(byte[] random128) {
            return joins.incrementAndGet() < 64 ? super.random(random128) : Error.E_GENERIC;
          }
        });
  }
}
