package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stardust.peer.PeerId;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Lists a peer on the period only for as long as it acknowledges. */
final class AwaitsAcks {

  private final Set<PeerId> silent = ConcurrentHashMap.newKeySet();

  private final Set<OnlinePeer> started = ConcurrentHashMap.newKeySet();

  private AwaitsAcks() {}

  static ServerParts around(ServerParts parts) {
    AwaitsAcks defect = new AwaitsAcks();
    JoinMachine.Maker right = parts.joins();
    return parts
        .withJoins(made -> defect.new Watching(right.make(made)))
        .withList(
            (receiver, online) -> {
              defect.silent.add(receiver.id());
              return parts.list().list(receiver, online);
            })
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                boolean first = defect.started.add(peer);
                return !first && defect.silent.contains(peer.id())
                    ? Optional.empty()
                    : super.untilNext(peer, period);
              }
            });
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
