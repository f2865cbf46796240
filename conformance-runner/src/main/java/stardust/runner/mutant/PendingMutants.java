package stardust.runner.mutant;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
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
  private static final int MOST_DIALS = 32;

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
            "id-kept-with-the-connection",
            "JOIN-37",
            "It lets in whoever the last JoinInit on the connection named, on whatever stream.",
            PendingMutants::lettingInTheLastNamed),
        Mutant.of(
            "places-of-dials-given-up-lost",
            "DIAL-01",
            "It has room for 32 dials of a peer that wait, and those given up keep their place.",
            PendingMutants::keepingPlaces),
        Mutant.of(
            "silence-goes-on-at-a-return",
            "DISC-24",
            "It goes on counting the silence of a peer that comes back where it was.",
            PendingMutants::countingOn),
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

  private static ServerParts lettingInTheLastNamed(ServerParts parts) {
    Map<Connection, PeerId> named = new ConcurrentHashMap<>();
    return JoinMutants.Steps.around(
        Senders.noted(parts),
        (machine, message, steps) -> {
          Connection sender = Senders.current().orElseThrow();
          if (JoinMutants.challenges(steps)) {
            named.put(sender, JoinMutants.idOf(message));
          }
          return JoinMutants.admits(steps)
              ? LaterJoinMutants.admitted(named.getOrDefault(sender, JoinMutants.admitted(steps)))
              : steps;
        });
  }

  /** A place is given back when a relay begins, or when the target does not take the stream. */
  private static ServerParts keepingPlaces(ServerParts parts) {
    Map<Connection, AtomicInteger> waiting = new ConcurrentHashMap<>();
    Map<Duplex, AtomicInteger> places = new ConcurrentHashMap<>();
    return parts
        .withOpener(
            (target, deadline) -> {
              AtomicInteger dials =
                  waiting.computeIfAbsent(target.connection(), any -> new AtomicInteger());
              if (dials.get() >= MOST_DIALS) {
                return CompletableFuture.failedFuture(new IOException("too many dials"));
              }
              dials.incrementAndGet();
              return parts
                  .opener()
                  .open(target, deadline)
                  .whenComplete(
                      (stream, failure) -> {
                        if (failure != null) {
                          dials.decrementAndGet();
                        } else {
                          places.put(stream, dials);
                        }
                      });
            })
        .withRelay(
            (dialer, target, over) -> {
              Optional.ofNullable(places.remove(target)).ifPresent(AtomicInteger::decrementAndGet);
              parts.relay().splice(dialer, target, over);
            });
  }

  private static ServerParts countingOn(ServerParts parts) {
    Map<PeerId, AtomicInteger> silences = new ConcurrentHashMap<>();
    ThreadLocal<AtomicInteger> next = ThreadLocal.withInitial(AtomicInteger::new);
    return JoinMutants.Steps.around(
        parts.withAckWatches(periods -> new CountsOn(next.get(), periods)),
        (machine, message, steps) -> {
          if (JoinMutants.admits(steps)) {
            PeerId id = JoinMutants.admitted(steps);
            next.set(silences.computeIfAbsent(id, any -> new AtomicInteger()));
          }
          return steps;
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

  /** Counts on from the silent periods that there were before. */
  private static final class CountsOn implements AckWatch {

    private final AtomicInteger silent;
    private final int most;
    private boolean awaiting;

    CountsOn(AtomicInteger silent, int most) {
      this.silent = silent;
      this.most = most;
    }

    @Override
    public void listSent() {
      awaiting = true;
    }

    @Override
    public void acknowledged() {
      awaiting = false;
      silent.set(0);
    }

    @Override
    public boolean periodOver(boolean relaysBusy) {
      return (awaiting && !relaysBusy ? silent.incrementAndGet() : silent.get()) >= most;
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
