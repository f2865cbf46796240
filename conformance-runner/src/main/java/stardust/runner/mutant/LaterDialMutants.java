package stardust.runner.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.peer.PeerId;
import stardust.protocol.PeerIds;
import stardust.protocol.Stardust;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.DialMachine;
import stardust.server.DialRules;
import stardust.server.DialStep;
import stardust.server.Dialer;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Servers that serve a dial rightly until something has gone before. */
final class LaterDialMutants {

  private static final int PLACES = 64;

  /** The length of the id of a peer with an RSA key. */
  private static final int ID = 34;

  private LaterDialMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "registration-stream-of-a-dialler-dials",
            "DIAL-17",
            "It opens a stream for a DialRequest on the registration stream of a peer that has"
                + " dialled before.",
            LaterDialMutants::dialsOnRegistration),
        Mutant.of(
            "newest-connection-dialled",
            "DIAL-02",
            "It opens the stream on the target's newest connection, whether it joined there or not.",
            LaterDialMutants::onNewest),
        Mutant.of(
            "answers-on-the-newest-stream",
            "DIAL-01",
            "It answers each dial on the newest dial stream of the connection.",
            LaterDialMutants::answeringOnNewest),
        Mutant.of(
            "first-bytes-of-a-target-taken",
            "DIAL-14",
            "It takes the first 34 bytes of a target for the id, whatever is behind them.",
            parts ->
                reading(parts, target -> target.length > ID ? Arrays.copyOf(target, ID) : target)),
        Mutant.of(
            "code-of-a-target-ignored",
            "DIAL-14",
            "It does not look at the code with which the multihash of a target begins.",
            parts -> reading(parts, LaterDialMutants::withTheUsualCode)),
        Mutant.of(
            "places-of-refused-dials-lost",
            "DIAL-23",
            "It has 64 places for the dials of a peer, and gives none back of a dial that it"
                + " refuses.",
            LaterDialMutants::losingRefused),
        Mutant.of(
            "places-of-unreached-targets-lost",
            "DIAL-23",
            "It has 64 places for the dials of a peer, and gives none back when the target"
                + " cannot be reached.",
            LaterDialMutants::losingUnreached),
        Mutant.of(
            "one-dial-of-a-peer-at-a-time",
            "DIAL-01",
            "It refuses a dial of a peer while another one of it has no answer.",
            LaterDialMutants::refusingSecond),
        Mutant.of(
            "one-target-of-a-peer-at-a-time",
            "DIAL-01",
            "It refuses a dial of a peer while another one, of another target, has no answer.",
            LaterDialMutants::refusingOtherTargets),
        Mutant.of(
            "no-dials-by-whom-it-dials",
            "DIAL-01",
            "It refuses the dials of a peer that has not answered a dial of it yet.",
            LaterDialMutants::refusingTargets),
        Mutant.of(
            "relays-to-a-target-end-together",
            "DIAL-24",
            "It ends all relays to a target when one of them ends.",
            LaterDialMutants::endingTogether),
        refusing(
            "no-dials-where-a-join-was-refused",
            "It refuses the dials that come over a connection on which a join was refused before.",
            (dialler, target) -> dialler),
        refusing(
            "no-dials-to-where-a-join-was-refused",
            "It refuses the dials to a peer on whose connection a join was refused before.",
            (dialler, target) -> target),
        Mutant.of(
            "connection-of-the-first-dial",
            "DIAL-01",
            "It reaches a target on the connection of its first dial, until that fails once.",
            LaterDialMutants::onFirstConnection),
        Mutant.of(
            "negotiated-once-with-a-target",
            "DIAL-04",
            "It negotiates the first stream to a target, and no other one.",
            parts -> openingLater(parts, DialMutants::raw)),
        Mutant.of(
                "bare-later-streams-negotiated",
                "DIAL-04",
                "It proposes stardust on each stream to a target but the first.",
                parts ->
                    openingLater(parts, target -> DialMutants.proposing(target, Stardust.PROTOCOL)))
            .in(Binding.BARE),
        Mutant.of(
                "bare-second-reset-not-passed-on",
                "DIAL-21",
                "It passes the first reset of a target on to the dialler, and no later one.",
                LaterDialMutants::swallowingLaterResets)
            .in(Binding.BARE));
  }

  private static Mutant refusing(
      String name, String what, BinaryOperator<Connection> ofDiallerAndTarget) {
    return Mutant.of(
        name,
        "DIAL-01",
        what,
        parts -> {
          Set<Connection> refused = ConcurrentHashMap.newKeySet();
          ServerParts noting =
              JoinMutants.Steps.around(
                  Senders.noted(parts),
                  (machine, message, steps) -> {
                    if (JoinMutants.refusesSolution(steps)) {
                      Senders.current().ifPresent(refused::add);
                    }
                    return steps;
                  });
          return RefusesDials.where(
              noting,
              (dialer, target) ->
                  refused.contains(
                      ofDiallerAndTarget.apply(dialer.connection(), target.connection())),
              "a join was refused before");
        });
  }

  private static ServerParts onFirstConnection(ServerParts parts) {
    Map<PeerId, OnlinePeer> routes = new ConcurrentHashMap<>();
    return parts.withOpener(
        (target, deadline) -> {
          OnlinePeer known = routes.computeIfAbsent(target.id(), id -> target);
          return parts
              .opener()
              .open(known, deadline)
              .whenComplete(
                  (stream, failure) -> {
                    if (failure != null) {
                      routes.remove(target.id(), known);
                    }
                  });
        });
  }

  private static ServerParts onNewest(ServerParts parts) {
    Map<PeerId, Connection> newest = new ConcurrentHashMap<>();
    return parts
        .withView(
            connection -> {
              Connection seen = parts.view().of(connection);
              connection.remotePeer().ifPresent(id -> newest.put(id, seen));
              return seen;
            })
        .withOpener(
            (target, deadline) -> {
              Connection other = newest.getOrDefault(target.id(), target.connection());
              return parts.opener().open(new Elsewhere(target, other), deadline);
            });
  }

  /** The peer, as if it had joined on this connection. */
  private record Elsewhere(OnlinePeer peer, Connection connection) implements OnlinePeer {

    @Override
    public PeerId id() {
      return peer.id();
    }

    @Override
    public void sendList() {
      peer.sendList();
    }

    @Override
    public void takeOff(String why) {
      peer.takeOff(why);
    }
  }

  private static ServerParts answeringOnNewest(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              private boolean registered;
              private @Nullable Duplex newest;

              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, stream -> accepted.accept(next(stream)));
              }

              private Duplex next(Duplex stream) {
                if (!registered) {
                  registered = true;
                  return stream;
                }
                newest = stream;
                return new StreamWrapper(stream) {
                  private boolean answered;

                  @Override
                  public void write(byte[] bytes, Runnable flushed) {
                    Duplex other = answered ? null : newest;
                    answered = true;
                    if (other == null) {
                      super.write(bytes, flushed);
                    } else {
                      other.write(bytes, flushed);
                    }
                  }
                };
              }
            });
  }

  private static ServerParts refusingOtherTargets(ServerParts parts) {
    Map<Connection, PeerId> awaited = new ConcurrentHashMap<>();
    return parts
        .withDialRules(
            (dialer, sent, online) -> {
              DialRules.Decision decision = parts.dialRules().decide(dialer, sent, online);
              if (decision instanceof DialRules.Allowed allowed) {
                PeerId target = allowed.target().id();
                PeerId before = awaited.putIfAbsent(dialer.connection(), target);
                return before == null || before.equals(target)
                    ? decision
                    : new DialRules.Refused(Error.E_GENERIC, "another target is being opened");
              }
              return decision;
            })
        .withOpener(
            (target, deadline) ->
                parts
                    .opener()
                    .open(target, deadline)
                    .whenComplete((stream, failure) -> awaited.values().remove(target.id())));
  }

  private static ServerParts reading(ServerParts parts, UnaryOperator<byte[]> target) {
    return parts.withDialRules(
        (dialer, sent, online) -> parts.dialRules().decide(dialer, target.apply(sent), online));
  }

  private static byte[] withTheUsualCode(byte[] target) {
    byte[] id = target.clone();
    if (id.length == ID) {
      id[0] = 0x12;
    }
    return id;
  }

  private static ServerParts refusingSecond(ServerParts parts) {
    return refusingWhileOpening(
        Senders.noted(parts), target -> Senders.current(), dialer -> Senders.current());
  }

  private static ServerParts refusingTargets(ServerParts parts) {
    return refusingWhileOpening(parts, OnlinePeer::connection, Dialer::connection);
  }

  /**
   * Refuses dials while a target is opened.
   *
   * @param kept whom the opening of this target keeps from dialling
   * @param asking who this dialler is
   */
  private static ServerParts refusingWhileOpening(
      ServerParts parts, Function<OnlinePeer, Object> kept, Function<Dialer, Object> asking) {
    Set<Object> busy = ConcurrentHashMap.newKeySet();
    return parts
        .withDialRules(
            (dialer, target, online) ->
                busy.contains(asking.apply(dialer))
                    ? new DialRules.Refused(Error.E_GENERIC, "a target is being opened")
                    : parts.dialRules().decide(dialer, target, online))
        .withOpener(
            (target, deadline) -> {
              Object one = kept.apply(target);
              busy.add(one);
              return parts
                  .opener()
                  .open(target, deadline)
                  .whenComplete((stream, failure) -> busy.remove(one));
            });
  }

  /** Opens each stream to a target but the first in another way. */
  private static ServerParts openingLater(
      ServerParts parts, Function<OnlinePeer, CompletableFuture<Duplex>> later) {
    Set<PeerId> known = ConcurrentHashMap.newKeySet();
    return parts.withOpener(
        (target, deadline) ->
            known.add(target.id()) ? parts.opener().open(target, deadline) : later.apply(target));
  }

  /** Each relay has two streams. */
  private static ServerParts swallowingLaterResets(ServerParts parts) {
    AtomicInteger streams = new AtomicInteger();
    return RelayDefects.both(
        parts,
        stream ->
            streams.incrementAndGet() > 2
                ? RelayDefects.ending(stream, RelayMutants.swallowing(Closure.Kind.RESET))
                : stream);
  }

  private static ServerParts dialsOnRegistration(ServerParts parts) {
    Set<PeerId> diallers = ConcurrentHashMap.newKeySet();
    DialRules rules = parts.dialRules();
    JoinMachine.Maker joins = parts.joins();
    return parts
        .withDialRules(
            (dialer, target, online) -> {
              online.all().stream()
                  .filter(peer -> peer.connection() == dialer.connection())
                  .map(OnlinePeer::id)
                  .forEach(diallers::add);
              return rules.decide(dialer, target, online);
            })
        .withJoins(
            made ->
                new JoinWrapper(joins.make(made)) {
                  private Optional<PeerId> id = Optional.empty();

                  @Override
                  public List<JoinStep> message(byte[] message) {
                    if (id.filter(diallers::contains).isPresent()) {
                      openFor(parts, message);
                    }
                    List<JoinStep> steps = super.message(message);
                    admitted(steps).ifPresent(admitted -> id = Optional.of(admitted));
                    return steps;
                  }
                });
  }

  private static void openFor(ServerParts parts, byte[] message) {
    DialMutants.targetOf(message)
        .flatMap(PeerIds::read)
        .flatMap(parts.online()::find)
        .ifPresent(peer -> DialMutants.openAndForget(parts, peer));
  }

  private static Optional<PeerId> admitted(List<JoinStep> steps) {
    return steps.stream()
        .filter(JoinStep.Admit.class::isInstance)
        .map(step -> ((JoinStep.Admit) step).id())
        .findFirst();
  }

  private static ServerParts losingRefused(ServerParts parts) {
    Map<Connection, Integer> lost = new ConcurrentHashMap<>();
    DialRules rules = parts.dialRules();
    return parts.withDialRules(
        (dialer, target, online) -> {
          if (lost.getOrDefault(dialer.connection(), 0) >= PLACES) {
            return new DialRules.Refused(Error.E_GENERIC, "no place");
          }
          DialRules.Decision decision = rules.decide(dialer, target, online);
          if (decision instanceof DialRules.Refused) {
            lost.merge(dialer.connection(), 1, Integer::sum);
          }
          return decision;
        });
  }

  private static ServerParts losingUnreached(ServerParts parts) {
    Map<Connection, Integer> lost = new ConcurrentHashMap<>();
    DialMachine.Maker right = parts.dials();
    return parts.withDials(
        (made, dialer) ->
            new DialWrapper(right.make(made, dialer)) {
              @Override
              public List<DialStep> request(byte[] message) {
                return lost.getOrDefault(dialer.connection(), 0) >= PLACES
                    ? super.failed("no place")
                    : super.request(message);
              }

              @Override
              public List<DialStep> failed(String why) {
                lost.merge(dialer.connection(), 1, Integer::sum);
                return super.failed(why);
              }
            });
  }

  private static ServerParts endingTogether(ServerParts parts) {
    return endingTogether(parts, (dialler, target) -> target.connection(), closure -> true);
  }

  /** Resets all relays of one of the two peers when one of them ends so. */
  static ServerParts endingTogether(
      ServerParts parts,
      BiFunction<Connection, OnlinePeer, Connection> ofWhom,
      Predicate<Closure> which) {
    Map<Connection, Set<Duplex>> open = new ConcurrentHashMap<>();
    return Dialled.streams(
        parts,
        (dialler, target, stream) -> {
          Set<Duplex> all =
              open.computeIfAbsent(
                  ofWhom.apply(dialler, target), none -> ConcurrentHashMap.newKeySet());
          all.add(stream);
          // Before the other side of this one hears of it, which may write to them at once.
          return RelayDefects.watched(
              stream,
              closure -> {
                all.remove(stream);
                if (which.test(closure)) {
                  all.forEach(other -> other.loop().run(other::reset));
                }
              });
        });
  }
}
