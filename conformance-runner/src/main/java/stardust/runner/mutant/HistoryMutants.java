package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.peer.PeerId;
import stardust.server.AckWatch;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.server.TargetOpener;
import stardust.spec.message.Discovery;

/**
 * Servers that list and dial rightly for as long as nobody has joined again, left, or kept them
 * waiting before.
 */
final class HistoryMutants {

  /** Longer than the steps of a scenario that does not wait take, and shorter than two periods. */
  private static final Duration LATER = Duration.ofMillis(1200);

  private static final Duration BEHIND = Duration.ofMillis(250);

  private HistoryMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(lists());
    all.addAll(presences());
    all.addAll(dials());
    return all;
  }

  private static List<Mutant> lists() {
    return List.of(
        Mutant.of(
            "no-first-list-for-who-comes-back",
            "DISC-01",
            "It sends a peer that comes back no list before the period is over.",
            parts -> ToldOfJoins.back(parts, (peer, newcomer) -> peer != newcomer)),
        Mutant.of(
            "period-of-the-first-peer",
            "DISC-03",
            "It has one timer, which is that of the peer that joined first and ends with it.",
            HistoryMutants::timedByTheFirst),
        Mutant.of(
            "rejoined-id-as-text",
            "DISC-11",
            "It lists a peer that has joined again by the base58 text of its id.",
            HistoryMutants::listingRejoinedAsText),
        online(
            "leaver-takes-the-next-along",
            "DISC-12",
            "It takes off with a leaver the peer that stands behind it in the list.",
            HistoryMutants::removingTwo),
        online(
            "join-right-behind-another-lost",
            "DISC-12",
            "It does not list a peer whose join is done within 250 ms of another one's.",
            HistoryMutants::losingTheNext),
        Mutant.of(
            "older-entry-sought-at-the-init",
            "DISC-13",
            "It looks for an older entry of an id at the JoinInit, and not when the join is done.",
            HistoryMutants::replacingAtInit));
  }

  private static List<Mutant> presences() {
    return List.of(
        online(
            "last-of-a-connection-leaves",
            "DISC-21",
            "It takes off whoever joined last on a connection that ends, and nobody else of it.",
            HistoryMutants::removingTheLast),
        online(
            "silence-on-the-old-takes-the-new-off",
            "DISC-24",
            "It takes the id off when it is silent on an old connection, though not on the new one.",
            HistoryMutants::removingForOldSilence),
        online(
            "two-connections-of-an-id-known",
            "DISC-26",
            "It knows the last two connections of an id, and takes it off when an older one ends.",
            HistoryMutants::knowingTwo),
        online(
            "clean-up-comes-late",
            "DISC-26",
            "It clears an id away some time after a connection of it has ended, joined again or not.",
            HistoryMutants::removingLater),
        Mutant.of(
            "acknowledgements-balanced",
            "DISC-31",
            "It takes a peer off that for three periods has sent more acknowledgements than it got lists.",
            parts ->
                parts.withAckWatches(
                    periods -> new Balance(parts.ackWatches().watch(periods), periods))));
  }

  private static List<Mutant> dials() {
    return List.of(
        Mutant.of(
                "one-target-at-a-time",
                "DIAL-01",
                "It opens no stream to a target while another one has not answered.",
                parts -> parts.withOpener(inTurn(parts.opener())))
            .patient(),
        online(
            "dialled-where-it-joined-first",
            "DIAL-01",
            "It opens the stream on the connection on which the target joined first.",
            HistoryMutants::findingTheFirst),
        online(
            "newest-route-taken-for-the-ended-one",
            "DIAL-01",
            "When a connection of a peer ends, it dials that peer no more on the newest, whichever ended.",
            HistoryMutants::forgettingTheNewest),
        Mutant.of(
            "place-in-the-list-dialled",
            "DIAL-03",
            "It opens the stream to whoever stands in the list where the target stood at its join.",
            HistoryMutants::dialledByPlace),
        Mutant.of(
            "lists-on-forwarded-streams",
            "DIAL-05",
            "When a peer joins, it writes the list on the streams to targets, too.",
            HistoryMutants::listingOnRelays));
  }

  private interface Table {
    OnlinePeers around(OnlinePeers right);
  }

  private static Mutant online(String name, String breaks, String what, Table table) {
    return Mutant.of(name, breaks, what, parts -> parts.withOnline(table.around(parts.online())));
  }

  private static ServerParts timedByTheFirst(ServerParts parts) {
    AtomicReference<@Nullable OnlinePeer> first = new AtomicReference<>();
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            first.compareAndSet(null, peer);
            if (first.get() != peer) {
              return Optional.empty();
            }
            parts.online().all().stream()
                .filter(other -> other != peer)
                .forEach(OnlinePeer::sendList);
            return Optional.of(period);
          }
        });
  }

  private static ServerParts listingRejoinedAsText(ServerParts parts) {
    Set<PeerId> known = ConcurrentHashMap.newKeySet();
    Set<PeerId> rejoined = ConcurrentHashMap.newKeySet();
    OnlinePeers online =
        new OnlineWrapper(parts.online()) {
          @Override
          public Optional<OnlinePeer> add(OnlinePeer peer) {
            if (!known.add(peer.id())) {
              rejoined.add(peer.id());
            }
            return super.add(peer);
          }
        };
    return parts.withOnline(online).withList((receiver, all) -> withText(all, rejoined));
  }

  private static Discovery withText(List<OnlinePeer> all, Set<PeerId> asText) {
    Discovery.Builder list = Discovery.newBuilder();
    for (OnlinePeer peer : all) {
      PeerId id = peer.id();
      byte[] entry = asText.contains(id) ? DiscoveryMutants.text(id) : id.bytes();
      list.addIds(ByteString.copyFrom(entry));
    }
    return list.build();
  }

  private static OnlinePeers removingTwo(OnlinePeers right) {
    return new OnlineWrapper(right) {
      @Override
      public synchronized boolean remove(OnlinePeer peer) {
        List<OnlinePeer> before = all();
        boolean removed = super.remove(peer);
        int next = before.indexOf(peer) + 1;
        if (removed && next < before.size()) {
          super.remove(before.get(next));
        }
        return removed;
      }
    };
  }

  private static OnlinePeers losingTheNext(OnlinePeers right) {
    AtomicLong last = new AtomicLong(System.nanoTime() - BEHIND.toNanos());
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        long now = System.nanoTime();
        return now - last.getAndSet(now) < BEHIND.toNanos() ? Optional.empty() : super.add(peer);
      }
    };
  }

  private static ServerParts replacingAtInit(ServerParts parts) {
    DiscoveryMutants.EveryJoinListed all = new DiscoveryMutants.EveryJoinListed(parts.online());
    return JoinMutants.Steps.around(
        parts.withOnline(all),
        (machine, message, steps) -> {
          if (JoinMutants.challenges(steps)) {
            all.drop(JoinMutants.idOf(message));
          }
          return steps;
        });
  }

  private static OnlinePeers removingTheLast(OnlinePeers right) {
    Map<Connection, OnlinePeer> last = new ConcurrentHashMap<>();
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        last.put(peer.connection(), peer);
        return super.add(peer);
      }

      @Override
      public boolean remove(OnlinePeer peer) {
        return peer.equals(last.get(peer.connection())) && super.remove(peer);
      }
    };
  }

  private static OnlinePeers removingForOldSilence(OnlinePeers right) {
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        super.add(peer);
        // The older connection keeps its stream, and is watched as before.
        return Optional.empty();
      }

      @Override
      public boolean remove(OnlinePeer peer) {
        boolean lost = peer.connection().closed().isDone();
        return lost ? super.remove(peer) : find(peer.id()).map(super::remove).orElse(false);
      }
    };
  }

  private static OnlinePeers knowingTwo(OnlinePeers right) {
    Map<PeerId, OnlinePeer> latest = new ConcurrentHashMap<>();
    Map<PeerId, OnlinePeer> older = new ConcurrentHashMap<>();
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        super.add(peer);
        Optional.ofNullable(latest.put(peer.id(), peer)).ifPresent(it -> older.put(it.id(), it));
        // The older connections keep their streams, and end of themselves.
        return Optional.empty();
      }

      @Override
      public boolean remove(OnlinePeer peer) {
        return older.get(peer.id()) == peer
            ? super.remove(peer)
            : find(peer.id()).map(super::remove).orElse(false);
      }
    };
  }

  private static OnlinePeers removingLater(OnlinePeers right) {
    return new OnlineWrapper(right) {
      @Override
      public boolean remove(OnlinePeer peer) {
        peer.connection().loop().schedule(LATER, () -> find(peer.id()).ifPresent(super::remove));
        return super.remove(peer);
      }
    };
  }

  private static OnlinePeers findingTheFirst(OnlinePeers right) {
    Map<PeerId, OnlinePeer> firsts = new ConcurrentHashMap<>();
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        firsts.putIfAbsent(peer.id(), peer);
        return super.add(peer);
      }

      @Override
      public Optional<OnlinePeer> find(PeerId id) {
        return super.find(id).map(latest -> firsts.getOrDefault(id, latest));
      }
    };
  }

  private static OnlinePeers forgettingTheNewest(OnlinePeers right) {
    Map<PeerId, Deque<OnlinePeer>> routes = new ConcurrentHashMap<>();
    return new OnlineWrapper(right) {
      @Override
      public Optional<OnlinePeer> add(OnlinePeer peer) {
        of(peer.id()).addLast(peer);
        return super.add(peer);
      }

      @Override
      public boolean remove(OnlinePeer peer) {
        if (of(peer.id()).contains(peer)) {
          of(peer.id()).pollLast();
        }
        return super.remove(peer);
      }

      @Override
      public Optional<OnlinePeer> find(PeerId id) {
        return Optional.ofNullable(of(id).peekLast());
      }

      private Deque<OnlinePeer> of(PeerId id) {
        return routes.computeIfAbsent(id, any -> new ConcurrentLinkedDeque<>());
      }
    };
  }

  /** A relay to one target begins only when the one before has, or has failed. */
  private static TargetOpener inTurn(TargetOpener right) {
    AtomicReference<CompletableFuture<?>> last =
        new AtomicReference<>(CompletableFuture.completedFuture(true));
    return (target, deadline) -> {
      CompletableFuture<Duplex> opened = new CompletableFuture<>();
      CompletableFuture<?> before = last.getAndSet(opened);
      var unused =
          before
              .handle((ended, failure) -> true)
              .thenCompose(turn -> right.open(target, deadline))
              .whenComplete(
                  (stream, failure) -> {
                    if (failure == null) {
                      opened.complete(stream);
                    } else {
                      opened.completeExceptionally(failure);
                    }
                  });
      return opened;
    };
  }

  private static ServerParts dialledByPlace(ServerParts parts) {
    Map<PeerId, Integer> places = new ConcurrentHashMap<>();
    OnlinePeers online =
        new OnlineWrapper(parts.online()) {
          @Override
          public Optional<OnlinePeer> add(OnlinePeer peer) {
            Optional<OnlinePeer> displaced = super.add(peer);
            places.put(peer.id(), all().indexOf(peer));
            return displaced;
          }
        };
    return parts
        .withOnline(online)
        .withOpener(
            (target, deadline) -> {
              List<OnlinePeer> all = online.all();
              int place = places.getOrDefault(target.id(), 0);
              return parts.opener().open(all.get(Math.min(place, all.size() - 1)), deadline);
            });
  }

  private static ServerParts listingOnRelays(ServerParts parts) {
    Set<Duplex> targets = ConcurrentHashMap.newKeySet();
    return parts
        .withRelay(
            (dialer, target, over) -> {
              targets.add(target);
              parts
                  .relay()
                  .splice(
                      dialer,
                      target,
                      () -> {
                        targets.remove(target);
                        over.run();
                      });
            })
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                super.joined(newcomer, online);
                byte[] list = parts.writer().frame(parts.list().list(newcomer, online.all()));
                targets.forEach(target -> target.loop().run(() -> target.write(list)));
              }
            });
  }

  /** Counts lists against acknowledgements. */
  private static final class Balance extends AckWatchWrapper {

    private final int most;
    private int due;
    private int ahead;

    Balance(AckWatch right, int most) {
      super(right);
      this.most = most;
    }

    @Override
    public void listSent() {
      due++;
      super.listSent();
    }

    @Override
    public void acknowledged() {
      due--;
      super.acknowledged();
    }

    @Override
    public boolean periodOver(boolean relaysBusy) {
      ahead = due < 0 ? ahead + 1 : 0;
      return super.periodOver(relaysBusy) || ahead >= most;
    }
  }
}
