package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.runner.wrap.Hearing;
import stardust.server.AckWatch;
import stardust.server.DialRules;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Servers that have one of something of which they need one for each peer or stream. */
final class OneForAllMutants {

  /** For the first message of a stream. */
  private static final Duration SILENCE = Duration.ofSeconds(8);

  private static final Duration QUIET = Duration.ofMillis(250);

  private OneForAllMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "list-made-anew-for-another-number-of-peers",
            "DISC-12",
            "It makes its list anew when the number of those online is another one.",
            OneForAllMutants::listingByNumber),
        Mutant.of(
            "joins-excuse-silence",
            "DISC-25",
            "It takes no peer for silent in a period in which another one joins.",
            OneForAllMutants::excusingJoins),
        Mutant.of(
            "refused-dials-excuse-silence",
            "DISC-25",
            "It takes no peer for silent in a period in which it refuses a dial.",
            OneForAllMutants::excusingDials),
        Mutant.of(
            "silence-looked-at-on-joins-and-dials",
            "DISC-25",
            "It looks whether a peer has ever acknowledged in periods in which another one joins, or"
                + " a dial is refused.",
            OneForAllMutants::excusingPeace),
        Mutant.of(
            "announcements-wait-for-the-last-join",
            "DISC-02",
            "It tells the others of joins when none has come for a quarter of a second.",
            OneForAllMutants::awaitingQuiet),
        Mutant.of(
            "one-stream-to-a-target-negotiated-at-a-time",
            "DIAL-24",
            "It opens a stream to a target when the one before was agreed to or given up.",
            OneForAllMutants::openingInTurn),
        Mutant.of(
            "one-timer-for-the-streams-of-a-connection",
            "ROBUST-22",
            "It has one timer for each connection, and resets a stream that is not silent anymore.",
            parts ->
                parts.withView(
                    connection ->
                        new ConnectionWrapper(parts.view().of(connection)) {
                          private final UnaryOperator<Duplex> timed = timed(this);

                          @Override
                          public void handle(String protocol, Consumer<Duplex> accepted) {
                            super.handle(protocol, stream -> accepted.accept(timed.apply(stream)));
                          }
                        })));
  }

  private static ServerParts listingByNumber(ServerParts parts) {
    AtomicReference<List<OnlinePeer>> last = new AtomicReference<>(List.of());
    return parts.withList(
        (receiver, online) ->
            parts
                .list()
                .list(
                    receiver,
                    last.updateAndGet(kept -> kept.size() == online.size() ? kept : online)));
  }

  /** Whether a period counts for nothing, after a first acknowledgement and beside an event. */
  private interface Excuse {
    boolean holds(boolean acknowledged, boolean someCame);
  }

  private static ServerParts excusingJoins(ServerParts parts) {
    AtomicInteger joins = new AtomicInteger();
    return countingJoins(excusing(parts, joins, (acknowledged, someCame) -> someCame), joins);
  }

  private static ServerParts excusingDials(ServerParts parts) {
    AtomicInteger refusals = new AtomicInteger();
    return countingRefusals(
        excusing(parts, refusals, (acknowledged, someCame) -> someCame), refusals);
  }

  private static ServerParts excusingPeace(ServerParts parts) {
    AtomicInteger events = new AtomicInteger();
    ServerParts excusing =
        excusing(parts, events, (acknowledged, someCame) -> !acknowledged && !someCame);
    return countingRefusals(countingJoins(excusing, events), events);
  }

  private static ServerParts countingJoins(ServerParts parts, AtomicInteger joins) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            joins.incrementAndGet();
            super.joined(newcomer, online);
          }
        });
  }

  private static ServerParts countingRefusals(ServerParts parts, AtomicInteger refusals) {
    return parts.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, target, online);
          if (decision instanceof DialRules.Refused) {
            refusals.incrementAndGet();
          }
          return decision;
        });
  }

  private static ServerParts excusing(ServerParts parts, AtomicInteger events, Excuse excuse) {
    AckWatch.Maker watches = parts.ackWatches();
    return parts.withAckWatches(
        silentPeriods ->
            new AckWatchWrapper(watches.watch(silentPeriods)) {
              private int before;
              private boolean acknowledged;

              @Override
              public void acknowledged() {
                acknowledged = true;
                super.acknowledged();
              }

              @Override
              public boolean periodOver(boolean relaysBusy) {
                boolean excused = excuse.holds(acknowledged, before != events.get());
                before = events.get();
                return !excused && super.periodOver(relaysBusy);
              }
            });
  }

  private static ServerParts awaitingQuiet(ServerParts parts) {
    AtomicReference<Optional<Loop.Timer>> timer = new AtomicReference<>(Optional.empty());
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            newcomer.sendList();
            Loop.Timer later =
                newcomer
                    .connection()
                    .loop()
                    .schedule(QUIET, () -> online.all().forEach(OnlinePeer::sendList));
            timer.getAndSet(Optional.of(later)).ifPresent(Loop.Timer::cancel);
          }
        });
  }

  private static ServerParts openingInTurn(ServerParts parts) {
    Map<Connection, CompletableFuture<Duplex>> last = new ConcurrentHashMap<>();
    return Dialled.openings(
        parts,
        (dialler, target, right) ->
            last.compute(
                target.connection(),
                (connection, before) ->
                    before == null
                        ? right.get()
                        : before
                            .handle((stream, failure) -> true)
                            .thenComposeAsync(over -> right.get(), connection.loop()::run)));
  }

  /** What comes on any stream stops the timer of the one that was opened last. */
  private static UnaryOperator<Duplex> timed(Connection connection) {
    AtomicReference<Optional<Loop.Timer>> timer = new AtomicReference<>(Optional.empty());
    return stream -> {
      timer.set(Optional.of(connection.loop().schedule(SILENCE, stream::reset)));
      return Hearing.of(
          stream,
          bytes -> {
            timer.getAndSet(Optional.empty()).ifPresent(Loop.Timer::cancel);
            return bytes;
          });
    };
  }
}
