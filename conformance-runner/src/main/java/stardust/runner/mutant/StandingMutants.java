package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PeerId;
import stardust.server.AckWatch;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;

/** Servers that are wrong about the lists of a peer in one standing only. */
final class StandingMutants {

  private static final int SILENT_PERIODS = 5;

  private StandingMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "one-acknowledgement-for-ever",
            "DISC-25",
            "It never takes a peer off that has acknowledged a list once.",
            parts ->
                parts.withAckWatches(
                    periods -> new TakesOffIf(false, parts.ackWatches().watch(periods)))),
        Mutant.of(
            "no-lists-for-the-lonely",
            "DISC-01",
            "It sends no list to a peer that is alone.",
            parts ->
                parts.withWriter(
                    message ->
                        message instanceof Discovery list && list.getIdsCount() < 2
                            ? new byte[0]
                            : parts.writer().frame(message))),
        Mutant.of(
            "no-first-list-for-the-lonely",
            "DISC-01",
            "It sends a peer that is alone no list before the period is over.",
            StandingMutants::greetingNobodyAlone),
        Mutant.of(
            "relayed-targets-not-told-of-joins",
            "DISC-02",
            "It tells a peer that was dialled of joins on the period only.",
            parts -> leavingOut(parts, Who.TARGET)),
        Mutant.of(
            "diallers-not-told-of-joins",
            "DISC-02",
            "It tells a peer that has dialled of joins on the period only.",
            parts -> leavingOut(parts, Who.DIALLER)),
        Mutant.of(
            "diallers-that-wait-told-nothing",
            "DISC-02",
            "It tells a peer of no join while a dial of it awaits its target.",
            parts -> leavingOutWaiting(parts, Who.DIALLER)),
        Mutant.of(
            "targets-that-wait-told-nothing",
            "DISC-02",
            "It tells a peer of no join while it has not answered a dial.",
            parts -> leavingOutWaiting(parts, Who.TARGET)),
        Mutant.of(
            "acknowledgements-lost-during-a-dial",
            "DISC-24",
            "It reads no acknowledgement of a peer while a dial of it awaits its target.",
            StandingMutants::losingAcks),
        Mutant.of(
            "dialled-while-connected",
            "DIAL-11",
            "It dials a peer that it has taken off, for as long as its connection lasts.",
            StandingMutants::dialledWhileConnected),
        within(
            "lists-within-one-security",
            "It lists the peers that speak the security protocol of the receiver.",
            Connection::security),
        within(
            "lists-within-one-muxer",
            "It lists the peers that speak the muxer of the receiver.",
            Connection::muxer),
        Mutant.of(
            "closed-registration-not-noticed",
            "DISC-22",
            "It lists a peer that has closed its side of the registration stream.",
            StandingMutants::deafForEnds),
        Mutant.of(
            "listed-once-for-each-registration",
            "DISC-13",
            "It lists a peer twice that has joined twice on one connection.",
            StandingMutants::listingTwice),
        Mutant.of(
            "end-of-an-older-stream-takes-the-new-off",
            "DISC-26",
            "When a registration stream is reset it takes its id off, joined again or not.",
            StandingMutants::takingOffNewer));
  }

  private enum Who {
    DIALLER,
    TARGET
  }

  private static ServerParts leavingOut(ServerParts parts, Who who) {
    Set<Connection> relayed = ConcurrentHashMap.newKeySet();
    return Dialled.streams(
            parts,
            (dialler, target, stream) -> {
              relayed.add(who == Who.DIALLER ? dialler : target.connection());
              return stream;
            })
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                online.all().stream()
                    .filter(peer -> !relayed.contains(peer.connection()))
                    .forEach(OnlinePeer::sendList);
              }
            });
  }

  /** Those of whom a dial awaits its answer, as dialler or as target. */
  private static ServerParts noting(ServerParts parts, Who who, Set<Connection> waiting) {
    return Dialled.openings(
        parts,
        (dialler, target, right) -> {
          Connection one = who == Who.DIALLER ? dialler : target.connection();
          waiting.add(one);
          return right.get().whenComplete((stream, failure) -> waiting.remove(one));
        });
  }

  private static ServerParts leavingOutWaiting(ServerParts parts, Who who) {
    Set<Connection> waiting = ConcurrentHashMap.newKeySet();
    ServerParts noting = noting(parts, who, waiting);
    return noting.withList(
        (receiver, online) ->
            waiting.contains(receiver.connection())
                ? Discovery.getDefaultInstance()
                : parts.list().list(receiver, online));
  }

  private static ServerParts losingAcks(ServerParts parts) {
    Set<Connection> waiting = ConcurrentHashMap.newKeySet();
    return deafForAcks(noting(parts, Who.DIALLER, waiting), waiting);
  }

  /** Acknowledgements on a connection are not read while that is one of these. */
  static ServerParts deafForAcks(ServerParts parts, Set<Connection> connections) {
    return JoinMutants.Steps.around(
        Senders.noted(parts),
        (machine, message, steps) ->
            Senders.current()
                        .flatMap(Connection::remotePeer)
                        .filter(id -> isOf(connections, id))
                        .isPresent()
                    && JoinMutants.acknowledges(steps)
                ? List.of()
                : steps);
  }

  /** Whoever notes a connection may see it as another object than the one that it is kept as. */
  private static boolean isOf(Set<Connection> connections, PeerId peer) {
    return connections.stream().anyMatch(each -> each.remotePeer().equals(Optional.of(peer)));
  }

  private static ServerParts dialledWhileConnected(ServerParts parts) {
    Map<PeerId, OnlinePeer> off = new ConcurrentHashMap<>();
    return parts.withOnline(
        new OnlineWrapper(parts.online()) {
          @Override
          public boolean remove(OnlinePeer peer) {
            off.put(peer.id(), peer);
            return super.remove(peer);
          }

          @Override
          public Optional<OnlinePeer> find(PeerId id) {
            return super.find(id)
                .or(
                    () ->
                        Optional.ofNullable(off.get(id))
                            .filter(peer -> !peer.connection().closed().isDone()));
          }
        });
  }

  private static Mutant within(String name, String what, Function<Connection, String> kind) {
    return Mutant.of(
        name,
        "DISC-12",
        what,
        parts ->
            parts.withList(
                (receiver, online) -> {
                  String own = kind.apply(receiver.connection());
                  return parts
                      .list()
                      .list(
                          receiver,
                          online.stream()
                              .filter(peer -> kind.apply(peer.connection()).equals(own))
                              .toList());
                }));
  }

  /** Takes a silent peer off as late as it may, so that this hides nothing. */
  static ServerParts patientWithSilence(ServerParts parts) {
    AckWatch.Maker right = parts.ackWatches();
    return parts.withAckWatches(periods -> right.watch(SILENT_PERIODS));
  }

  private static ServerParts deafForEnds(ServerParts parts) {
    return patientWithSilence(parts)
        .withJoins(
            made ->
                new JoinWrapper(parts.joins().make(made)) {
                  @Override
                  public List<JoinStep> ended() {
                    return state() == State.ONLINE ? List.of() : super.ended();
                  }
                });
  }

  private static ServerParts listingTwice(ServerParts parts) {
    Map<Connection, PeerId> twice = new ConcurrentHashMap<>();
    return parts
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public Optional<OnlinePeer> add(OnlinePeer peer) {
                Optional<OnlinePeer> older = super.add(peer);
                older
                    .filter(other -> other.connection() == peer.connection())
                    .ifPresent(other -> twice.put(peer.connection(), peer.id()));
                return older;
              }
            })
        .withList(
            (receiver, online) -> {
              Discovery list = parts.list().list(receiver, online);
              List<PeerId> again =
                  online.stream().map(OnlinePeer::id).filter(twice::containsValue).toList();
              Discovery.Builder longer = list.toBuilder();
              again.forEach(id -> longer.addIds(ByteString.copyFrom(id.bytes())));
              return longer.build();
            });
  }

  private static ServerParts greetingNobodyAlone(ServerParts parts) {
    return parts.withAnnouncer(
        new AnnouncerWrapper(parts.announcer()) {
          @Override
          public void joined(OnlinePeer newcomer, OnlinePeers online) {
            if (online.all().size() > 1) {
              super.joined(newcomer, online);
            }
          }
        });
  }

  private static ServerParts takingOffNewer(ServerParts parts) {
    Set<Connection> reset = ConcurrentHashMap.newKeySet();
    ServerParts noting =
        parts.withView(
            connection ->
                new ConnectionWrapper(parts.view().of(connection)) {
                  @Override
                  public void handle(String protocol, Consumer<Duplex> accepted) {
                    Connection self = this;
                    RelayDefects.Ending ending =
                        new RelayDefects.Ending() {
                          @Override
                          public void closed(Receiver right, Closure closure) {
                            if (closure.kind() == Closure.Kind.RESET) {
                              reset.add(self);
                            }
                            right.closed(closure);
                          }
                        };
                    super.handle(
                        protocol, stream -> accepted.accept(RelayDefects.ending(stream, ending)));
                  }
                });
    return noting.withOnline(
        new OnlineWrapper(parts.online()) {
          @Override
          public Optional<OnlinePeer> add(OnlinePeer peer) {
            super.add(peer);
            return Optional.empty(); // the older registration goes on
          }

          @Override
          public boolean remove(OnlinePeer peer) {
            return reset.contains(peer.connection())
                ? find(peer.id()).map(super::remove).orElse(true)
                : super.remove(peer);
          }
        });
  }
}
