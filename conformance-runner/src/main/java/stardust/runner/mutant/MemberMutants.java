package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.AckWatch;
import stardust.server.Dialer;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;
import stardust.spec.message.JoinInit;

/** Servers to which a member is none before or after something, or for what others do. */
final class MemberMutants {

  /** Longer than a list that a join causes takes, shorter than a period. */
  private static final Duration MOMENT = Duration.ofMillis(200);

  private MemberMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "returns-not-announced",
            "DISC-02",
            "It tells the others of a peer that has left, and comes back, on the period only.",
            parts -> ToldOfJoins.back(parts, (peer, newcomer) -> peer == newcomer)),
        Mutant.of(
            "listed-from-the-first-acknowledgement",
            "DISC-12",
            "It lists a peer from its first acknowledgement on.",
            parts -> {
              Set<PeerId> acknowledged = ConcurrentHashMap.newKeySet();
              return Listing.only(
                  notingAcks(parts, acknowledged), peer -> acknowledged.contains(peer.id()));
            }),
        Mutant.of(
            "dialled-from-the-first-acknowledgement",
            "DIAL-01",
            "It refuses dials of a peer that has acknowledged nothing yet.",
            parts -> fromFirstAck(parts, (dialler, target) -> target.id())),
        Mutant.of(
            "dials-from-the-first-acknowledgement",
            "DIAL-01",
            "It refuses the dials of a peer that has acknowledged nothing yet.",
            parts ->
                fromFirstAck(
                    parts,
                    (dialler, target) ->
                        parts.online().all().stream()
                            .filter(peer -> peer.connection() == dialler.connection())
                            .map(OnlinePeer::id)
                            .findFirst()
                            .orElse(target.id()))),
        Mutant.of(
            "dialler-that-gives-up-taken-off",
            "DIAL-23",
            "It takes a dialler off that resets the stream of a dial before it is answered.",
            MemberMutants::takingOffWhoGivesUp),
        Mutant.of(
            "periods-a-period-late",
            "DISC-12",
            "Its list of a period is the one that it made a period before.",
            MemberMutants::aPeriodLate),
        unreachable(
            "refusing-target-taken-off",
            "It takes a peer off that has refused a stream to it.",
            why -> !isReset(why) && !Dialled.isSilence(why)),
        unreachable(
            "resetting-target-taken-off",
            "It takes a peer off that has reset a stream to it.",
            MemberMutants::isReset),
        unreachable(
            "silent-target-taken-off",
            "It takes a peer off that has not answered on a stream to it.",
            Dialled::isSilence),
        claimed(
            "taken-off-when-a-join-under-its-id-begins",
            "It takes a peer off when somebody else begins a join under its id.",
            JoinMutants::challenges),
        claimed(
            "taken-off-when-a-join-under-its-id-fails",
            "It takes a peer off when a join of somebody else under its id fails.",
            JoinMutants::refusesSolution),
        Mutant.of(
            "silent-peer-refused-for-ever",
            "JOIN-41",
            "It refuses a peer for ever that it has taken off for silence.",
            MemberMutants::banningSilent));
  }

  private static ServerParts notingAcks(ServerParts parts, Set<PeerId> acknowledged) {
    Map<Object, PeerId> ids = new ConcurrentHashMap<>();
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) -> {
          for (JoinStep step : steps) {
            if (step instanceof JoinStep.Admit admit) {
              ids.put(machine, admit.id());
            } else if (step instanceof JoinStep.Acknowledge) {
              Optional.ofNullable(ids.get(machine)).ifPresent(acknowledged::add);
            }
          }
          return steps;
        });
  }

  private interface Needed {
    PeerId of(Dialer dialler, OnlinePeer target);
  }

  private static ServerParts fromFirstAck(ServerParts parts, Needed needed) {
    Set<PeerId> acknowledged = ConcurrentHashMap.newKeySet();
    return RefusesDials.where(
        notingAcks(parts, acknowledged),
        (dialler, target) -> !acknowledged.contains(needed.of(dialler, target)),
        "no acknowledgement yet");
  }

  private static ServerParts takingOffWhoGivesUp(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, stream -> accepted.accept(watched(stream)));
              }

              private Duplex watched(Duplex stream) {
                return new StreamWrapper(stream) {
                  private boolean answered;

                  @Override
                  protected Receiver changed(Receiver receiver) {
                    return new ReceiverWrapper(receiver) {
                      @Override
                      public void closed(Closure closure) {
                        super.closed(closure);
                        if (!answered) {
                          takeOff();
                        }
                      }
                    };
                  }

                  @Override
                  public void write(byte[] bytes, Runnable flushed) {
                    answered = true;
                    super.write(bytes, flushed);
                  }
                };
              }

              private void takeOff() {
                parts.online().all().stream()
                    .filter(peer -> peer.connection() == this)
                    .forEach(peer -> peer.takeOff("it gave a dial up"));
              }
            });
  }

  private static ServerParts aPeriodLate(ServerParts parts) {
    AtomicLong joined = new AtomicLong();
    Map<OnlinePeer, Discovery> made = new ConcurrentHashMap<>();
    return parts
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                joined.set(System.nanoTime());
                super.joined(newcomer, online);
              }
            })
        .withList(
            (receiver, online) -> {
              Discovery now = parts.list().list(receiver, online);
              if (System.nanoTime() - joined.get() < MOMENT.toNanos()) {
                return now;
              }
              Discovery before = made.put(receiver, now);
              return before == null ? now : before;
            });
  }

  private static boolean isReset(String why) {
    return why.contains("the stream closed");
  }

  private static Mutant unreachable(String name, String what, Predicate<String> whys) {
    return Mutant.of(
        name,
        "DISC-24",
        what,
        parts ->
            Dialled.failures(
                parts, whys, (dialler, target) -> target.takeOff("it cannot be reached")));
  }

  private static Mutant claimed(String name, String what, Predicate<List<JoinStep>> when) {
    return Mutant.of(
        name,
        "DISC-24",
        what,
        parts -> {
          Map<Object, PeerId> claims = new ConcurrentHashMap<>();
          return JoinMutants.Steps.around(
              parts,
              (machine, message, steps) -> {
                if (JoinMutants.challenges(steps)) {
                  claims.put(machine, idOf(message));
                }
                if (when.test(steps)) {
                  Optional.ofNullable(claims.get(machine))
                      .flatMap(parts.online()::find)
                      .ifPresent(peer -> peer.takeOff("somebody else claims its id"));
                }
                return steps;
              });
        });
  }

  private static PeerId idOf(byte[] init) {
    try {
      return PeerId.parse(JoinInit.parseFrom(init).getPeerID().getId());
    } catch (InvalidProtocolBufferException | KeyException e) {
      throw new IllegalStateException("it was challenged", e);
    }
  }

  private static ServerParts banningSilent(ServerParts parts) {
    Set<Thread> finding = ConcurrentHashMap.newKeySet();
    Set<PeerId> banned = ConcurrentHashMap.newKeySet();
    return parts
        .withAckWatches(periods -> new Noting(parts.ackWatches().watch(periods), finding))
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public boolean remove(OnlinePeer peer) {
                // The loop that finds a peer silent takes it off before anything else.
                if (finding.remove(Thread.currentThread())) {
                  banned.add(peer.id());
                }
                return super.remove(peer);
              }
            })
        .withJoinRules(
            new JoinRulesWrapper(parts.joinRules()) {
              @Override
              public Error identity(PeerId id, PublicKey key) {
                return banned.contains(id) ? Error.E_GENERIC : super.identity(id, key);
              }
            });
  }

  /** Notes in which loop a peer is found silent. */
  private static final class Noting extends AckWatchWrapper {

    private final Set<Thread> finding;

    Noting(AckWatch right, Set<Thread> finding) {
      super(right);
      this.finding = finding;
    }

    @Override
    public boolean periodOver(boolean relaysBusy) {
      boolean silent = super.periodOver(relaysBusy);
      if (silent) {
        finding.add(Thread.currentThread());
      }
      return silent;
    }
  }
}
