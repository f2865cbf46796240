package stardust.runner.mutant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.peer.PeerId;
import stardust.server.AckWatch;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.server.TargetOpener;

/** Servers that keep what they wait for in a place where something else finds it. */
final class PendingMutants {

  private static final int MOST_LISTS = 12;

  private PendingMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "salt-again-after-refusal",
            "JOIN-04",
            "It challenges a peer whose solution was wrong with the same salt again.",
            SameSaltAgain::around),
        Mutant.of(
            "salt-for-each-init",
            "JOIN-04",
            "It keeps the salt of each JoinInit, and uses it again when the same one comes.",
            PendingMutants::saltForEachInit),
        Mutant.of(
            "answers-in-the-order-of-dials",
            "DIAL-24",
            "It takes what a target answers on any stream for the answer to the dial that waits"
                + " longest for it.",
            PendingMutants::answeringInOrder),
        Mutant.of(
            "twelve-lists-unacknowledged-are-silence",
            "DISC-24",
            "It takes a peer off at the end of a period when twelve of its lists await their"
                + " acknowledgement, however fast they came.",
            parts ->
                parts.withAckWatches(
                    periods -> new CountsLists(parts.ackWatches().watch(periods)))));
  }

  private static ServerParts saltForEachInit(ServerParts parts) {
    Map<String, byte[]> kept = new ConcurrentHashMap<>();
    return parts.withJoins(
        made -> {
          Salt salt = new Salt();
          return new JoinWrapper(parts.joins().make(salt.in(made))) {
            @Override
            public List<JoinStep> message(byte[] message) {
              if (state() != State.AWAITING_INIT) {
                return super.message(message);
              }
              salt.next = kept.get(Bytes.hex(message));
              List<JoinStep> steps = super.message(message);
              kept.put(Bytes.hex(message), salt.value);
              return steps;
            }
          };
        });
  }

  private static ServerParts answeringInOrder(ServerParts parts) {
    Map<PeerId, Waiting> waiting = new ConcurrentHashMap<>();
    TargetOpener right = parts.opener();
    return parts.withOpener(
        (target, deadline) -> {
          Waiting dials = waiting.computeIfAbsent(target.id(), id -> new Waiting());
          CompletableFuture<Duplex> dial = dials.add();
          var unused = right.open(target, deadline).whenComplete(dials::answerFirst);
          return dial;
        });
  }

  /** The dials of one target, the one that waits longest first. */
  private static final class Waiting {

    private final Deque<CompletableFuture<Duplex>> dials = new ArrayDeque<>();

    synchronized CompletableFuture<Duplex> add() {
      CompletableFuture<Duplex> dial = new CompletableFuture<>();
      dials.add(dial);
      return dial;
    }

    private synchronized CompletableFuture<Duplex> first() {
      return dials.remove();
    }

    void answerFirst(@Nullable Duplex stream, @Nullable Throwable failure) {
      CompletableFuture<Duplex> first = first();
      if (failure != null) {
        first.completeExceptionally(failure);
      } else {
        first.complete(stream);
      }
    }
  }

  /** Is silent after so many lists, too. */
  private static final class CountsLists extends AckWatchWrapper {

    private int unacknowledged;

    CountsLists(AckWatch right) {
      super(right);
    }

    @Override
    public void listSent() {
      unacknowledged++;
      super.listSent();
    }

    @Override
    public void acknowledged() {
      unacknowledged = 0;
      super.acknowledged();
    }

    @Override
    public boolean periodOver(boolean relaysBusy) {
      return super.periodOver(relaysBusy) || unacknowledged >= MOST_LISTS;
    }
  }

  /** That of one join: what it is, and what it is to be. */
  private static final class Salt {

    private byte[] value = new byte[0];
    private byte @Nullable [] next;

    ServerParts in(ServerParts made) {
      return made.withSalts(() -> value = next == null ? made.salts().salt() : next);
    }
  }

  /** Knows the salt of each peer's last join, and uses it again where that was refused. */
  private static final class SameSaltAgain extends JoinWrapper {

    private final Map<PeerId, byte[]> refused;
    private final Salt salt;
    private @Nullable PeerId id;

    private SameSaltAgain(JoinMachine right, Salt salt, Map<PeerId, byte[]> refused) {
      super(right);
      this.salt = salt;
      this.refused = refused;
    }

    static ServerParts around(ServerParts parts) {
      Map<PeerId, byte[]> refused = new ConcurrentHashMap<>();
      return parts.withJoins(
          made -> {
            Salt salt = new Salt();
            return new SameSaltAgain(parts.joins().make(salt.in(made)), salt, refused);
          });
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      if (state() == State.AWAITING_INIT) {
        id = JoinMutants.idIn(message).orElse(null);
        salt.next = id == null ? null : refused.remove(id);
      }
      boolean solving = state() == State.AWAITING_SOLUTION;
      List<JoinStep> steps = super.message(message);
      if (solving && state() == State.OVER && id != null) {
        refused.put(id, salt.value);
      }
      return steps;
    }
  }
}
