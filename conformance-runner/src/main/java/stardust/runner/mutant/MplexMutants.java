package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that are right with yamux, and wrong where a peer speaks mplex. */
final class MplexMutants {

  private static final int WINDOW = 256 << 10;

  private MplexMutants() {}

  static List<Mutant> all() {
    return List.of(
        relaying(
            "mplex-answers-changed",
            "RELAY-01",
            "It turns a bit in what a dialler that speaks mplex sends to a target that does, too.",
            stream ->
                new StreamWrapper(stream) {
                  @Override
                  public void write(byte[] bytes, Runnable flushed) {
                    super.write(RelayMutants.turned(bytes, 0), flushed);
                  }
                }),
        Mutant.of(
            "between-two-muxers-256-kib",
            "RELAY-01",
            "It resets the stream to a target that speaks another muxer than the dialler after"
                + " 256 KiB.",
            parts ->
                between(
                    parts,
                    (dialler, target) -> !dialler.muxer().equals(target.muxer()),
                    Limited::new)),
        relaying(
            "mplex-half-close-swallowed",
            "RELAY-11",
            "It does not pass a half-close on between a dialler and a target that both speak mplex.",
            stream ->
                new StreamWrapper(stream) {
                  @Override
                  public void closeWrite() {}
                }),
        relaying(
            "mplex-reset-swallowed",
            "RELAY-13",
            "It does not pass a reset on between a dialler and a target that both speak mplex.",
            stream ->
                new StreamWrapper(stream) {
                  @Override
                  public void reset() {}
                }),
        relaying(
            "mplex-loss-swallowed",
            "RELAY-14",
            "It leaves a stream open whose target was lost, where both speak mplex.",
            stream -> RelayDefects.ending(stream, RelayMutants.swallowing(Closure.Kind.LOST))),
        Mutant.of(
            "mplex-leaver-stays",
            "DISC-21",
            "It misses the end of a connection on which mplex is spoken.",
            parts -> OnlineWrapper.keeping(parts, peer -> speaksMplex(peer.connection()))),
        Mutant.of(
            "mplex-lists-of-joins-only",
            "DISC-03",
            "It sends a peer that speaks mplex no lists but those of joins.",
            MplexMutants::withoutPeriod),
        Mutant.of(
            "mplex-reset-silences-the-registration",
            "DISC-24",
            "It reads no acknowledgement of a target that speaks mplex and has reset its stream.",
            MplexMutants::deafAfterReset));
  }

  private static Mutant relaying(
      String name, String breaks, String what, UnaryOperator<Duplex> ofTarget) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            between(
                parts, (dialler, target) -> speaksMplex(dialler) && speaksMplex(target), ofTarget));
  }

  /** Changes the streams to targets for which, and for whose dialler, this holds. */
  private static ServerParts between(
      ServerParts parts, BiPredicate<Connection, Connection> which, UnaryOperator<Duplex> change) {
    return Dialled.streams(
        parts,
        (dialler, target, stream) ->
            which.test(dialler, target.connection()) ? change.apply(stream) : stream);
  }

  private static boolean speaksMplex(Connection connection) {
    return connection.muxer().equals(Mplex.PROTOCOL);
  }

  private static ServerParts deafAfterReset(ServerParts parts) {
    Set<Connection> deaf = ConcurrentHashMap.newKeySet();
    ServerParts noting =
        Dialled.streams(
            parts,
            (dialler, target, stream) ->
                RelayDefects.watched(
                    stream,
                    closure -> {
                      if (closure.kind() == Closure.Kind.RESET
                          && speaksMplex(target.connection())) {
                        deaf.add(target.connection());
                      }
                    }));
    return StandingMutants.deafForAcks(noting, deaf);
  }

  private static ServerParts withoutPeriod(ServerParts parts) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            return speaksMplex(peer.connection())
                ? Optional.empty()
                : super.untilNext(peer, period);
          }
        });
  }

  /** A stream that is given up when its first window is used up. */
  private static final class Limited extends StreamWrapper {

    private long left = WINDOW;

    Limited(Duplex right) {
      super(right);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      left -= bytes.length;
      if (left >= 0) {
        super.write(bytes, flushed);
      } else {
        super.reset();
      }
    }
  }
}
