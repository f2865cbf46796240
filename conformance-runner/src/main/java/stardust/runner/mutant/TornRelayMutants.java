package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.DialRules;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Servers that end a relay for what is no business of it. */
final class TornRelayMutants {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private TornRelayMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "relays-end-with-a-refused-dial",
            "DIAL-23",
            "It resets the relays of a dialler of which it refuses another dial.",
            parts -> tearing(parts, TornRelayMutants::atRefusal)),
        Mutant.of(
            "relays-end-with-an-unreached-target",
            "DIAL-23",
            "It resets the relays of a dialler that dials another target in vain.",
            parts -> tearing(parts, (torn, standing) -> atFailure(torn, standing, why -> true))),
        Mutant.of(
            "relays-end-with-a-silent-target",
            "DIAL-23",
            "It resets the relays of a dialler that dials a target which does not answer.",
            parts ->
                tearing(parts, (torn, standing) -> atFailure(torn, standing, Dialled::isSilence))),
        Mutant.of(
            "relays-end-with-a-join",
            "RELAY-01",
            "It resets all relays when a peer joins.",
            parts -> tearing(parts, TornRelayMutants::atJoin)),
        Mutant.of(
            "relays-end-with-a-leaver",
            "RELAY-01",
            "It resets all relays when a peer leaves.",
            parts -> tearing(parts, TornRelayMutants::atLeaving)),
        Mutant.of(
            "slow-reader-taken-for-none",
            "RELAY-01",
            "It resets a relay in which bytes have waited for twenty seconds, though its reader takes"
                + " some all the time.",
            parts -> Dialled.streams(parts, (dialler, target, stream) -> new Impatient(stream))));
  }

  /** The streams to targets that stand. */
  private static final class Standing {

    private final Map<Duplex, Connection> diallers = new ConcurrentHashMap<>();

    Duplex noted(Connection dialler, OnlinePeer target, Duplex stream) {
      diallers.put(stream, dialler);
      return RelayDefects.watched(stream, closure -> diallers.remove(stream));
    }

    void resetAll() {
      Set.copyOf(diallers.keySet()).forEach(Standing::reset);
    }

    void resetOf(Connection dialler) {
      diallers.forEach(
          (stream, by) -> {
            if (by == dialler) {
              reset(stream);
            }
          });
    }

    private static void reset(Duplex stream) {
      stream.loop().run(stream::reset);
    }
  }

  private static ServerParts tearing(
      ServerParts parts, BiFunction<ServerParts, Standing, ServerParts> when) {
    Standing standing = new Standing();
    return when.apply(Dialled.streams(parts, standing::noted), standing);
  }

  private static ServerParts atRefusal(ServerParts parts, Standing standing) {
    return parts.withDialRules(
        (dialer, sent, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, sent, online);
          if (decision instanceof DialRules.Refused) {
            standing.resetOf(dialer.connection());
          }
          return decision;
        });
  }

  private static ServerParts atFailure(
      ServerParts parts, Standing standing, Predicate<String> whys) {
    return Dialled.failures(parts, whys, (dialler, target) -> standing.resetOf(dialler));
  }

  private static ServerParts atJoin(ServerParts parts, Standing standing) {
    return announcing(parts, newcomer -> standing.resetAll(), leaver -> {});
  }

  private static ServerParts atLeaving(ServerParts parts, Standing standing) {
    return announcing(parts, newcomer -> {}, leaver -> standing.resetAll());
  }

  private static ServerParts announcing(
      ServerParts parts, Consumer<OnlinePeer> joined, Consumer<OnlinePeer> left) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            joined.accept(newcomer);
            super.joined(newcomer, online);
          }

          @Override
          public void left(OnlinePeer leaver, OnlinePeers online) {
            left.accept(leaver);
            super.left(leaver, online);
          }
        });
  }

  /**
   * Ends a relay in which bytes have waited for so long, whether their reader takes some or not.
   */
  private static final class Impatient extends StreamWrapper {

    private Optional<Loop.Timer> timer = Optional.empty();
    private long waiting;

    Impatient(Duplex right) {
      super(right);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      waiting += bytes.length;
      if (timer.isEmpty()) {
        timer = Optional.of(loop().schedule(PATIENCE, this::reset));
      }
      super.write(
          bytes,
          () -> {
            flushed.run();
            waiting -= bytes.length;
            if (waiting == 0) {
              timer.ifPresent(Loop.Timer::cancel);
              timer = Optional.empty();
            }
          });
    }
  }
}
