package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stardust.peer.PeerId;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;

/**
 * Whom a server lists: some only, or those, too, whose ids it remembers for what happened to them.
 */
final class Listing {

  private final Set<PeerId> ids = ConcurrentHashMap.newKeySet();

  private Listing() {}

  /** Lists no others than these. */
  static ServerParts only(ServerParts parts, Predicate<OnlinePeer> listed) {
    return parts.withList(
        (receiver, online) -> parts.list().list(receiver, online.stream().filter(listed).toList()));
  }

  /** Lists a peer, though it is not online, from the moment that its join has these steps. */
  static ServerParts also(ServerParts parts, Predicate<List<JoinStep>> when) {
    Listing defect = new Listing();
    return defect.listing(defect.noting(parts, when));
  }

  /** Lists a peer that was online before from its next challenge on. */
  static ServerParts known(ServerParts parts) {
    Listing known = new Listing();
    Listing back = new Listing();
    ServerParts noting = known.noting(parts, JoinMutants::admits);
    return back.listing(
        JoinMutants.Steps.around(
            noting,
            (machine, message, steps) -> {
              if (JoinMutants.challenges(steps)) {
                JoinMutants.idIn(message).filter(known.ids::contains).ifPresent(back.ids::add);
              }
              return steps;
            }));
  }

  private ServerParts listing(ServerParts parts) {
    return parts.withList(
        (receiver, online) -> {
          Discovery.Builder list = parts.list().list(receiver, online).toBuilder();
          ids.stream()
              .filter(id -> online.stream().noneMatch(peer -> peer.id().equals(id)))
              .forEach(id -> list.addIds(ByteString.copyFrom(id.bytes())));
          return list.build();
        });
  }

  /** Refuses every further join of a peer whose join had these steps. */
  static ServerParts barred(ServerParts parts, Predicate<List<JoinStep>> when) {
    Listing defect = new Listing();
    return JoinMutants.Steps.around(
        defect.noting(parts, when),
        (machine, message, steps) ->
            JoinMutants.challenges(steps) && defect.ids.contains(JoinMutants.idOf(message))
                ? JoinMutants.refusal()
                : steps);
  }

  /** Admits a peer with a wrong solution behind its error, and leaves it out of the lists. */
  static ServerParts hiddenButOnline(ServerParts parts) {
    Listing defect = new Listing();
    JoinMachine.Maker right = parts.joins();
    return parts
        .withJoins(
            made ->
                defect.new Noting(right.make(made), JoinMutants::refusesSolution) {
                  @Override
                  List<JoinStep> changed(List<JoinStep> steps) {
                    return JoinMutants.refusesSolution(steps) && claimed != null
                        ? List.of(steps.get(0), new JoinStep.Admit(claimed))
                        : steps;
                  }
                })
        .withList(
            (receiver, online) ->
                parts
                    .list()
                    .list(
                        receiver,
                        online.stream().filter(peer -> !defect.ids.contains(peer.id())).toList()));
  }

  private ServerParts noting(ServerParts parts, Predicate<List<JoinStep>> when) {
    JoinMachine.Maker right = parts.joins();
    return parts.withJoins(made -> new Noting(right.make(made), when));
  }

  private class Noting extends JoinWrapper {

    private final Predicate<List<JoinStep>> when;
    @Nullable PeerId claimed;

    Noting(JoinMachine right, Predicate<List<JoinStep>> when) {
      super(right);
      this.when = when;
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      if (state() == State.AWAITING_INIT && JoinMutants.namesPeer(message)) {
        claimed = JoinMutants.idIn(message).orElse(null);
      }
      List<JoinStep> steps = super.message(message);
      if (claimed != null && when.test(steps)) {
        ids.add(claimed);
      }
      return steps;
    }
  }
}
