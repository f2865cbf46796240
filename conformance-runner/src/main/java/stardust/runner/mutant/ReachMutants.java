package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import stardust.connection.Connection;
import stardust.peer.PeerId;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that reach too few peers with a dial, or one too many. */
final class ReachMutants {

  private ReachMutants() {}

  static List<Mutant> all() {
    return List.of(
        within(
            "dials-within-one-muxer",
            "It looks for a target among the connections with the dialler's muxer only.",
            Connection::muxer),
        within(
            "dials-within-one-security",
            "It looks for a target among the connections with the dialler's security protocol only.",
            Connection::security),
        Mutant.of(
            "dialable-from-the-challenge-on",
            "DIAL-11",
            "It dials a peer that it has challenged, though no solution has come.",
            ReachMutants::reachingChallenged));
  }

  private static Mutant within(String name, String what, Function<Connection, String> kind) {
    return Mutant.of(
        name,
        "DIAL-01",
        what,
        parts ->
            RefusesDials.where(
                parts,
                (dialer, target) ->
                    !kind.apply(dialer.connection()).equals(kind.apply(target.connection())),
                "it speaks another protocol than the dialler"));
  }

  private static ServerParts reachingChallenged(ServerParts parts) {
    Map<PeerId, Connection> challenged = new ConcurrentHashMap<>();
    ServerParts noting =
        JoinMutants.Steps.around(
            Senders.noted(parts),
            (machine, message, steps) -> {
              Senders.current()
                  .ifPresent(
                      connection -> {
                        challenged.values().remove(connection);
                        if (JoinMutants.challenges(steps)) {
                          challenged.put(JoinMutants.idOf(message), connection);
                        }
                      });
              return steps;
            });
    return noting.withOnline(
        new OnlineWrapper(parts.online()) {
          @Override
          public Optional<OnlinePeer> find(PeerId id) {
            return super.find(id)
                .or(
                    () ->
                        Optional.ofNullable(challenged.get(id))
                            .map(connection -> new Challenged(id, connection)));
          }
        });
  }

  /** A peer that gets no lists, as it is not online. */
  private record Challenged(PeerId id, Connection connection) implements OnlinePeer {

    @Override
    public void sendList() {}

    @Override
    public void takeOff(String why) {}
  }
}
