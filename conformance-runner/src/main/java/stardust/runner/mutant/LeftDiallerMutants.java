package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PeerId;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that do not get over a dialler that has left before its target has answered. */
final class LeftDiallerMutants {

  private LeftDiallerMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "busy-since-its-dialler-was-lost",
            "DIAL-01",
            "It refuses dials of a peer once the connection of a dialler was lost before that"
                + " peer has answered.",
            parts -> new Awaited(true).around(parts)),
        Mutant.of(
            "busy-since-its-dialler-was-taken-off",
            "DIAL-01",
            "It refuses dials of a peer once a dialler was taken off before that peer has"
                + " answered, for as long as the dialler's connection goes on.",
            parts -> new Awaited(false).around(parts)),
        keeping(
            "target-kept-when-the-dialler-gives-up",
            "It leaves the stream to a target open whose dialler has reset its own.",
            dialler -> !dialler.closed().isDone()),
        keeping(
            "target-kept-when-the-dialler-is-lost",
            "It leaves the stream to a target open whose dialler's connection was lost.",
            dialler -> dialler.closed().isDone()));
  }

  /** The targets that have not answered, and those that nobody awaits anymore. */
  private static final class Awaited {

    private final boolean byLoss;
    private final Map<PeerId, Connection> awaited = new ConcurrentHashMap<>();
    private final Map<PeerId, Connection> busy = new ConcurrentHashMap<>();

    Awaited(boolean byLoss) {
      this.byLoss = byLoss;
    }

    ServerParts around(ServerParts parts) {
      ServerParts noting =
          Dialled.openings(
              parts,
              (dialler, target, right) -> {
                awaited.put(target.id(), dialler);
                var unused = dialler.closed().thenRun(() -> lost(dialler));
                return right
                    .get()
                    .whenComplete((opened, failure) -> awaited.remove(target.id(), dialler));
              });
      return RefusesDials.where(
              noting,
              (dialer, target) -> busy.containsKey(target.id()),
              "another dial awaits the target")
          .withOnline(
              new OnlineWrapper(parts.online()) {
                @Override
                public boolean remove(OnlinePeer peer) {
                  if (!byLoss) {
                    left(peer.connection());
                  }
                  return super.remove(peer);
                }
              });
    }

    private void left(Connection dialler) {
      awaited.forEach(
          (target, by) -> {
            if (by == dialler) {
              busy.put(target, by);
            }
          });
    }

    private void lost(Connection dialler) {
      if (byLoss) {
        left(dialler);
      } else {
        busy.values().removeIf(by -> by == dialler);
      }
    }
  }

  private static Mutant keeping(String name, String what, Predicate<Connection> ofWhom) {
    return Mutant.of(
        name,
        "DIAL-27",
        what,
        parts ->
            Dialled.streams(
                parts, (dialler, target, stream) -> new Kept(stream, () -> ofWhom.test(dialler))));
  }

  /** Can only be reset once somebody reads it, who is the other end of a relay. */
  private static final class Kept extends StreamWrapper {

    private final BooleanSupplier kept;
    private boolean read;

    Kept(Duplex right, BooleanSupplier kept) {
      super(right);
      this.kept = kept;
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      read = true;
      return receiver;
    }

    @Override
    public void reset() {
      if (read || !kept.getAsBoolean()) {
        super.reset();
      }
    }
  }
}
