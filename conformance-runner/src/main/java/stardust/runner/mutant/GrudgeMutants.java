package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.peer.PeerId;
import stardust.server.DialRules;
import stardust.server.Dialer;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Servers that remember what was refused, left or came once, and refuse it from then on. */
final class GrudgeMutants {

  private GrudgeMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "random128-taken-once",
            "JOIN-01",
            "It refuses a JoinInit whose random128 has come before.",
            GrudgeMutants::takingOnce),
        Mutant.of(
            "absence-remembered",
            "DIAL-01",
            "It refuses the dials of a peer that was dialled before it joined.",
            GrudgeMutants::rememberingAbsence),
        Mutant.of(
            "refusal-remembered",
            "DIAL-01",
            "It asks a target no more that has refused a stream.",
            GrudgeMutants::rememberingRefusal),
        leaving(
            "returned-on-its-connection-cannot-dial",
            "It refuses the dials by a peer that has left and joined again on its connection.",
            (dialer, target) -> dialer.connection()),
        leaving(
            "returned-on-its-connection-cannot-be-dialled",
            "It refuses the dials of a peer that has left and joined again on its connection.",
            (dialer, target) -> target.connection()),
        Mutant.of(
            "no-dials-back-once-a-relay-has-ended",
            "DIAL-01",
            "It refuses the dials by a peer of one whose relay to it has ended.",
            GrudgeMutants::refusingBack),
        Mutant.of(
            "no-dials-by-whom-two-have-dialled",
            "DIAL-01",
            "It refuses the dials by a peer to which two relays stand.",
            GrudgeMutants::refusingDialled),
        Mutant.of(
            "once-lost-never-relayed-again",
            "DIAL-01",
            "It refuses dials between two peers of which one was lost while they were relayed.",
            GrudgeMutants::refusingWhoWereTorn));
  }

  private static ServerParts refusingBack(ServerParts parts) {
    Set<List<Connection>> ended = ConcurrentHashMap.newKeySet();
    ServerParts noting =
        Dialled.streams(
            parts,
            (dialler, target, stream) ->
                RelayDefects.watched(
                    stream, closure -> ended.add(List.of(target.connection(), dialler))));
    return RefusesDials.where(
        noting,
        (dialer, target) -> ended.contains(List.of(dialer.connection(), target.connection())),
        "the other has dialled before");
  }

  private static ServerParts refusingDialled(ServerParts parts) {
    Map<Connection, Integer> relays = new ConcurrentHashMap<>();
    ServerParts noting =
        Dialled.streams(
            parts,
            (dialler, target, stream) -> {
              relays.merge(target.connection(), 1, Integer::sum);
              return RelayDefects.watched(
                  stream, closure -> relays.merge(target.connection(), -1, Integer::sum));
            });
    return RefusesDials.where(
        noting,
        (dialer, target) -> relays.getOrDefault(dialer.connection(), 0) > 1,
        "two have dialled it");
  }

  private static ServerParts refusingWhoWereTorn(ServerParts parts) {
    Set<Set<PeerId>> torn = ConcurrentHashMap.newKeySet();
    Map<Connection, PeerId> ids = new ConcurrentHashMap<>();
    ServerParts noting =
        Dialled.streams(
            parts,
            (dialler, target, stream) ->
                RelayDefects.watched(
                    stream,
                    closure -> {
                      PeerId by = ids.get(dialler);
                      if (by != null && closure.kind() == Closure.Kind.LOST) {
                        torn.add(Set.of(by, target.id()));
                      }
                    }));
    return RefusesDials.where(
            noting,
            (dialer, target) -> {
              PeerId by = ids.get(dialer.connection());
              return by != null
                  && !by.equals(target.id())
                  && torn.contains(Set.of(by, target.id()));
            },
            "one of the two was lost before")
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public Optional<OnlinePeer> add(OnlinePeer peer) {
                ids.put(peer.connection(), peer.id());
                return super.add(peer);
              }
            });
  }

  private static Mutant leaving(
      String name, String what, BiFunction<Dialer, OnlinePeer, Connection> whose) {
    return Mutant.of(
        name,
        "DIAL-01",
        what,
        parts -> {
          Set<Connection> left = ConcurrentHashMap.newKeySet();
          return RefusesDials.where(
                  parts,
                  (dialer, target) -> left.contains(whose.apply(dialer, target)),
                  "it has left once")
              .withOnline(
                  new OnlineWrapper(parts.online()) {
                    @Override
                    public boolean remove(OnlinePeer peer) {
                      left.add(peer.connection());
                      return super.remove(peer);
                    }
                  });
        });
  }

  private static ServerParts takingOnce(ServerParts parts) {
    Set<ByteString> come = ConcurrentHashMap.newKeySet();
    return parts.withJoinRules(
        new JoinRulesWrapper(parts.joinRules()) {
          @Override
          public Error random(byte[] random128) {
            Error right = super.random(random128);
            return right == Error.OK && !come.add(ByteString.copyFrom(random128))
                ? Error.E_GENERIC
                : right;
          }
        });
  }

  private static ServerParts rememberingAbsence(ServerParts parts) {
    Set<ByteString> absent = ConcurrentHashMap.newKeySet();
    return parts.withDialRules(
        (dialer, sent, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, sent, online);
          ByteString target = ByteString.copyFrom(sent);
          if (decision instanceof DialRules.Refused) {
            absent.add(target);
          }
          return absent.contains(target)
              ? new DialRules.Refused(Error.E_GENERIC, "the target was not online before")
              : decision;
        });
  }

  private static ServerParts rememberingRefusal(ServerParts parts) {
    Set<PeerId> refusing = ConcurrentHashMap.newKeySet();
    return Dialled.openings(
        parts,
        (dialler, target, right) ->
            refusing.contains(target.id())
                ? CompletableFuture.failedFuture(new IOException("the target has refused before"))
                : right
                    .get()
                    .whenComplete(
                        (stream, failure) -> {
                          if (failure != null) {
                            refusing.add(target.id());
                          }
                        }));
  }
}
