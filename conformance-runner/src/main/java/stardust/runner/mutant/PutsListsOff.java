package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import stardust.connection.Connection;
import stardust.io.Loop;
import stardust.peer.PeerId;
import stardust.server.DialRules;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Sends a list a period after the last sign of life, or after the last list if none came. */
final class PutsListsOff {

  private final ServerParts parts;
  private final Map<PeerId, Member> members = new ConcurrentHashMap<>();
  private final Map<Object, PeerId> ids = new ConcurrentHashMap<>();

  private PutsListsOff(ServerParts parts) {
    this.parts = parts;
  }

  static List<Mutant> all() {
    return List.of(
        of("acknowledgement-puts-the-list-off", "an acknowledgement", PutsListsOff::hearingAcks),
        of(
            "dial-puts-the-list-off",
            "a dial that is accepted",
            (defect, timed) -> defect.hearingDials(timed, true)),
        of(
            "refused-dial-puts-the-list-off",
            "a dial that is refused",
            (defect, timed) -> defect.hearingDials(timed, false)),
        of(
            "dial-puts-the-list-of-its-target-off",
            "a dial of it by another",
            PutsListsOff::hearingTargets));
  }

  private interface Ears {
    ServerParts on(PutsListsOff defect, ServerParts timed);
  }

  private static Mutant of(String name, String sign, Ears ears) {
    return Mutant.of(
        name,
        "DISC-03",
        "It sends a peer the list of a period a period after " + sign + ", if that is later.",
        parts -> {
          PutsListsOff defect = new PutsListsOff(parts);
          return ears.on(defect, defect.timed());
        });
  }

  private ServerParts timed() {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public Optional<Duration> untilNext(OnlinePeer peer, Duration period) {
            members.put(peer.id(), new Member(peer, period));
            return Optional.empty();
          }
        });
  }

  private ServerParts hearingAcks(ServerParts timed) {
    return JoinMutants.Steps.around(
        timed,
        (machine, message, steps) -> {
          steps.forEach(step -> took(machine, step));
          return steps;
        });
  }

  private ServerParts hearingDials(ServerParts timed, boolean allowed) {
    return timed.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, target, online);
          if (decision instanceof DialRules.Allowed == allowed) {
            heard(dialer.connection());
          }
          return decision;
        });
  }

  private ServerParts hearingTargets(ServerParts timed) {
    return timed.withOpener(
        (target, deadline) -> {
          heard(target.connection());
          return parts.opener().open(target, deadline);
        });
  }

  private void heard(Connection connection) {
    members.values().stream()
        .filter(member -> member.peer.connection().equals(connection))
        .forEach(member -> connection.loop().execute(member::putOff));
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
