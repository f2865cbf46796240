package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stardust.peer.PeerId;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Spares peers that have not acknowledged their last list the next one. */
final class AwaitsAcks {

  private static final Duration LAG = Duration.ofMillis(250);

  /** Those that owe an acknowledgement, and since when, in nanoseconds. */
  private final Map<PeerId, Long> silent = new ConcurrentHashMap<>();

  private final Set<OnlinePeer> started = ConcurrentHashMap.newKeySet();

  private AwaitsAcks() {}

  /** On the period. */
  static ServerParts around(ServerParts parts) {
    AwaitsAcks defect = new AwaitsAcks();
    return defect
        .watching(parts)
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                boolean first = defect.started.add(peer);
                return !first && defect.silent.containsKey(peer.id())
                    ? Optional.empty()
                    : super.untilNext(peer, period);
              }
            });
  }

  /** When another peer joins. */
  static ServerParts atJoins(ServerParts parts) {
    AwaitsAcks defect = new AwaitsAcks();
    return defect
        .watching(parts)
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                online.all().stream()
                    .filter(peer -> peer == newcomer || !defect.lags(peer))
                    .forEach(OnlinePeer::sendList);
              }
            });
  }

  private ServerParts watching(ServerParts parts) {
    JoinMachine.Maker right = parts.joins();
    return parts
        .withJoins(made -> new Watching(right.make(made)))
        .withList(
            (receiver, online) -> {
              silent.putIfAbsent(receiver.id(), System.nanoTime());
              return parts.list().list(receiver, online);
            });
  }

  private boolean lags(OnlinePeer peer) {
    Long since = silent.get(peer.id());
    return since != null && System.nanoTime() - since > LAG.toNanos();
  }

  private final class Watching extends JoinWrapper {

    private @Nullable PeerId id;

    Watching(JoinMachine right) {
      super(right);
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      List<JoinStep> steps = super.message(message);
      for (JoinStep step : steps) {
        if (step instanceof JoinStep.Admit admit) {
          id = admit.id();
        } else if (step instanceof JoinStep.Acknowledge && id != null) {
          silent.remove(id);
        }
      }
      return steps;
    }
  }
}
