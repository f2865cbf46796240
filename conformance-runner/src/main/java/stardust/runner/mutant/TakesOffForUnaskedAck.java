package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import stardust.peer.PeerId;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;

/** Ends a registration on which more acknowledgements came than lists were made. */
final class TakesOffForUnaskedAck {

  private final Map<PeerId, AtomicInteger> due = new ConcurrentHashMap<>();

  private TakesOffForUnaskedAck() {}

  static ServerParts around(ServerParts parts) {
    TakesOffForUnaskedAck defect = new TakesOffForUnaskedAck();
    JoinMachine.Maker right = parts.joins();
    return parts
        .withJoins(made -> defect.new Watching(right.make(made)))
        .withList(
            (receiver, online) -> {
              defect.of(receiver.id()).incrementAndGet();
              return parts.list().list(receiver, online);
            });
  }

  private AtomicInteger of(PeerId id) {
    return due.computeIfAbsent(id, i -> new AtomicInteger());
  }

  private final class Watching extends JoinWrapper {

    private @Nullable PeerId id;

    Watching(JoinMachine right) {
      super(right);
    }

    @Override
    List<JoinStep> changed(List<JoinStep> steps) {
      for (JoinStep step : steps) {
        if (step instanceof JoinStep.Admit admit) {
          id = admit.id();
        } else if (step instanceof JoinStep.Acknowledge && id != null) {
          return of(id).decrementAndGet() < 0
              ? List.of(new JoinStep.Finish("an acknowledgement that nobody asked for"))
              : steps;
        }
      }
      return steps;
    }
  }
}
