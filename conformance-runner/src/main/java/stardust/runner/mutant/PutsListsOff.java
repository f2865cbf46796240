package stardust.runner.mutant;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import stardust.io.Loop;
import stardust.peer.PeerId;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Sends a list a period after the last acknowledgement, or after the last list if none came. */
final class PutsListsOff {

  private final ServerParts parts;
  private final Map<PeerId, Member> members = new ConcurrentHashMap<>();
  private final Map<Object, PeerId> ids = new ConcurrentHashMap<>();

  private PutsListsOff(ServerParts parts) {
    this.parts = parts;
  }

  static ServerParts around(ServerParts parts) {
    PutsListsOff defect = new PutsListsOff(parts);
    ServerParts timed =
        parts.withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
                defect.members.put(peer.id(), defect.new Member(peer, period));
                return Optional.empty();
              }
            });
    return JoinMutants.Steps.around(
        timed,
        (machine, message, steps) -> {
          steps.forEach(step -> defect.took(machine, step));
          return steps;
        });
  }

  private void took(Object machine, JoinStep step) {
    if (step instanceof JoinStep.Admit admit) {
      ids.put(machine, admit.id());
    } else if (step instanceof JoinStep.Acknowledge) {
      Optional.ofNullable(ids.get(machine)).map(members::get).ifPresent(Member::putOff);
    }
  }

  /** Confined to the loop of the peer. */
  private final class Member {

    private final OnlinePeer peer;
    private final Duration period;
    private Loop.Timer next;

    Member(OnlinePeer peer, Duration period) {
      this.peer = peer;
      this.period = period;
      this.next = schedule();
    }

    void putOff() {
      next.cancel();
      next = schedule();
    }

    private Loop.Timer schedule() {
      return peer.connection().loop().schedule(period, this::send);
    }

    private void send() {
      if (parts.online().all().contains(peer)) {
        peer.sendList();
        next = schedule();
      }
    }
  }
}
