package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.peer.PeerId;
import stardust.protocol.PeerIds;
import stardust.server.DialMachine;
import stardust.server.DialRules;
import stardust.server.DialStep;
import stardust.server.JoinStep;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;
import stardust.server.TargetOpener;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.Error;

/** Servers that dial wrongly. */
final class DialMutants {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final int MOST_DIALS = 12;
  private static final DialResponse SUCCESS = DialResponse.getDefaultInstance();

  private DialMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(targets());
    all.addAll(answers());
    all.addAll(failures());
    return all;
  }

  private static List<Mutant> targets() {
    return List.of(
        Mutant.of(
            "dials-refused",
            "DIAL-01",
            "It refuses every dial.",
            parts ->
                parts.withDialRules(
                    (dialer, target, online) -> new DialRules.Refused(Error.E_GENERIC, "never"))),
        Mutant.of(
            "dials-run-out",
            "DIAL-01",
            "It counts the dials of a peer, and does not count those that have ended down again.",
            DialMutants::runningOut),
        opening(
            "target-not-opened",
            "DIAL-02",
            "It says that the dial succeeded and opens nothing.",
            (right, target, deadline) -> new CompletableFuture<>(),
            true),
        choosing(
            "last-joined-dialled",
            "It opens the stream to whoever joined last.",
            (online, target) -> online.all().get(online.all().size() - 1)),
        choosing(
            "next-in-list-dialled",
            "It opens the stream to the peer behind the target in the list.",
            (online, target) -> {
              List<OnlinePeer> all = online.all();
              return all.get((all.indexOf(target) + 1) % all.size());
            }),
        Mutant.of(
            "pending-dial-overwritten",
            "DIAL-02",
            "It keeps one target in mind: of two dials at the same time both go to the second's.",
            DialMutants::overwritten),
        Mutant.of(
            "everybody-offered",
            "DIAL-03",
            "It opens a stream to every peer that is online.",
            parts ->
                parts.withOpener(
                    (target, deadline) -> {
                      parts.online().all().stream()
                          .filter(peer -> peer != target)
                          .forEach(peer -> openAndForget(parts, peer));
                      return parts.opener().open(target, deadline);
                    })),
        opening(
            "forwarded-without-protocol",
            "DIAL-04",
            "It negotiates nothing on the stream to the target.",
            (right, target, deadline) -> raw(target),
            false),
        opening(
            "forwarded-as-another-version",
            "DIAL-04",
            "It proposes /p2p/stardust/0.2.0 on the stream to the target.",
            (right, target, deadline) -> proposing(target, "/p2p/stardust/0.2.0"),
            false),
        first(
            "request-passed-on", "It passes the DialRequest on to the target.", "0000000412022020"),
        first(
            "answer-to-the-target-too", "It sends the DialResponse to the target too.", "00000000"),
        first("one-byte-in-front", "It writes a byte of its own to the target.", "00"),
        Mutant.of(
            "spliced-before-the-answer",
            "WIRE-11",
            "It joins the streams before it answers, so that the target can be heard first.",
            DialMutants::splicedFirst),
        Mutant.of(
            "registration-stream-dials",
            "DIAL-17",
            "It opens a stream for a DialRequest on the registration stream.",
            DialMutants::dialsOnRegistration));
  }

  private static List<Mutant> answers() {
    return List.of(
        steps(
            "offline-dialled-with-success",
            "DIAL-11",
            "It answers a dial of a peer that is not online with success.",
            steps -> refuses(steps) ? List.of(new DialStep.Send(SUCCESS)) : steps),
        steps(
            "offline-closed-silently",
            "DIAL-11",
            "It ends the stream on a dial of a peer that is not online and does not answer.",
            steps -> refuses(steps) ? steps.subList(1, steps.size()) : steps),
        steps(
            "offline-never-answered",
            "DIAL-11",
            "It never answers a dial of a peer that is not online.",
            steps -> refuses(steps) ? List.of() : steps),
        Mutant.of(
            "stranger-closed-silently",
            "DIAL-11",
            "It ends the stream on a dial of a peer that it has never seen and does not answer.",
            DialMutants::silentOnStrangers),
        Mutant.of(
            "leaver-dialled-with-success",
            "DIAL-11",
            "It answers a dial of a peer that was online before with success.",
            DialMutants::dialsLeavers),
        Mutant.of(
            "offline-refused-with-another-code",
            "DIAL-12",
            "It refuses a dial of a peer that it has never seen with E_INCORRECT_SOLUTION.",
            parts -> refusing(parts, Target.STRANGER, DialMutants::withOtherCode)),
        Mutant.of(
            "leavers-refused-with-another-code",
            "DIAL-12",
            "It refuses a dial of a peer that was online before with E_INCORRECT_SOLUTION.",
            parts -> refusing(parts, Target.LEAVER, DialMutants::withOtherCode)),
        Mutant.of(
            "refused-dial-of-a-leaver-stays-open",
            "DIAL-13",
            "It leaves the dial stream open after the error about a peer that has left.",
            parts -> refusing(parts, Target.LEAVER, steps -> steps.subList(0, 1))),
        Mutant.of(
            "refused-dial-stays-open",
            "DIAL-13",
            "It leaves the dial stream open after the error about a peer that it has never seen.",
            parts -> refusing(parts, Target.STRANGER, steps -> steps.subList(0, 1))),
        Mutant.of(
            "refused-dial-of-nobody-stays-open",
            "DIAL-13",
            "It leaves the dial stream open after the dial of an empty target.",
            parts -> refusing(parts, Target.NOBODY, steps -> steps.subList(0, 1))),
        noPeerId("empty-target-dialled", "It answers an empty target with success.", 0, 0),
        noPeerId("any-34-bytes-dialled", "It answers any target of 34 bytes with success.", 34, 34),
        noPeerId("text-target-dialled", "It answers the text of an id with success.", 40, 60),
        noPeerId("long-target-dialled", "It answers a very long target with success.", 1000, 99999),
        success(
            "solution-without-init",
            "JOIN-38",
            "It answers a solution in place of the JoinInit with success.",
            64,
            64),
        Mutant.of(
            "malformed-dial-succeeds",
            "ROBUST-12",
            "It answers a DialRequest that cannot be decoded with success.",
            parts -> malformed(parts, List.of(new DialStep.Send(SUCCESS)))),
        Mutant.of(
            "malformed-dial-never-answered",
            "ROBUST-12",
            "It never answers a DialRequest that cannot be decoded.",
            parts -> malformed(parts, List.of())),
        Mutant.of(
            "dial-with-new-fields-refused",
            "WIRE-12",
            "It refuses a DialRequest with a field that it does not know.",
            DialMutants::refusesNewFields));
  }

  private static List<Mutant> failures() {
    return List.of(
        Mutant.of(
            "answers-before-the-target",
            "DIAL-21",
            "It says that the dial succeeded before the target has taken the stream.",
            DialMutants::hasty),
        steps(
            "refusal-of-the-target-never-answered",
            "DIAL-21",
            "It leaves the dialler waiting when the target refuses.",
            steps -> steps.stream().anyMatch(DialMutants::saysUnreachable) ? List.of() : steps),
        Mutant.of(
            "failed-dial-takes-off",
            "DIAL-23",
            "It takes a dialler off whose dial failed.",
            DialMutants::takesOff),
        Mutant.of(
            "one-failure-bars",
            "DIAL-23",
            "It refuses all dials of a dialler whose dial failed.",
            DialMutants::bars),
        Mutant.of(
            "one-relay-to-a-target",
            "DIAL-24",
            "It refuses a dial of a peer that it has opened a stream to already.",
            DialMutants::onceOnly));
  }

  static void openAndForget(ServerParts parts, OnlinePeer peer) {
    var unused = parts.opener().open(peer, LONG);
  }

  private interface Opening {
    CompletableFuture<Duplex> open(TargetOpener right, OnlinePeer target, Duration deadline);
  }

  private static Mutant opening(
      String name, String breaks, String what, Opening opening, boolean hasty) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts -> {
          TargetOpener right = parts.opener();
          ServerParts other =
              parts.withOpener((target, deadline) -> opening.open(right, target, deadline));
          return hasty ? hasty(other) : other;
        });
  }

  static CompletableFuture<Duplex> raw(OnlinePeer target) {
    CompletableFuture<Duplex> opened = new CompletableFuture<>();
    target.connection().loop().run(() -> opened.complete(target.connection().openRaw()));
    return opened;
  }

  static CompletableFuture<Duplex> proposing(OnlinePeer target, String protocol) {
    Connection connection = target.connection();
    CompletableFuture<Duplex> opened = new CompletableFuture<>();
    connection
        .loop()
        .run(
            () -> {
              var unused =
                  connection
                      .open(List.of(protocol))
                      .whenComplete(
                          (stream, failure) -> {
                            if (failure == null) {
                              opened.complete(stream.stream());
                            } else {
                              opened.completeExceptionally(failure);
                            }
                          });
            });
    return opened;
  }

  private interface Choice {
    OnlinePeer of(OnlinePeers online, OnlinePeer target);
  }

  private static Mutant choosing(String name, String what, Choice choice) {
    return Mutant.of(
        name,
        "DIAL-03",
        what,
        parts ->
            parts.withOpener(
                (target, deadline) ->
                    parts.opener().open(choice.of(parts.online(), target), deadline)));
  }

  private static Mutant first(String name, String what, String hex) {
    return Mutant.of(
        name,
        "DIAL-05",
        what,
        parts ->
            parts.withOpener(
                (target, deadline) ->
                    parts
                        .opener()
                        .open(target, deadline)
                        .thenCompose(stream -> written(stream, Bytes.fromHex(hex)))));
  }

  /** Written in the loop of the stream, as it is no other thread's. */
  private static CompletableFuture<Duplex> written(Duplex stream, byte[] bytes) {
    CompletableFuture<Duplex> written = new CompletableFuture<>();
    stream
        .loop()
        .run(
            () -> {
              stream.write(bytes);
              written.complete(stream);
            });
    return written;
  }

  static Mutant steps(
      String name, String breaks, String what, UnaryOperator<List<DialStep>> change) {
    return Mutant.of(name, breaks, what, parts -> around(parts, change));
  }

  private static ServerParts around(ServerParts parts, UnaryOperator<List<DialStep>> change) {
    return DialWrapper.around(
        parts,
        right ->
            new DialWrapper(right) {
              @Override
              List<DialStep> changed(List<DialStep> steps) {
                return change.apply(steps);
              }
            });
  }

  private static ServerParts hasty(ServerParts parts) {
    return around(
        parts,
        steps ->
            steps.stream().anyMatch(DialStep.Open.class::isInstance)
                ? List.of(new DialStep.Send(SUCCESS), steps.get(0))
                : steps.stream().filter(step -> !(step instanceof DialStep.Send)).toList());
  }

  private static Mutant noPeerId(String name, String what, int from, int to) {
    return success(name, "DIAL-14", what, from, to);
  }

  private static Mutant success(String name, String breaks, String what, int from, int to) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            succeeding(
                parts,
                target ->
                    target.length >= from
                        && target.length <= to
                        && PeerIds.read(target).isEmpty()));
  }

  /** Dials of such targets are answered with success, and nothing else is done with them. */
  static ServerParts succeeding(ServerParts parts, Predicate<byte[]> targets) {
    return DialWrapper.around(
        parts,
        right ->
            new DialWrapper(right) {
              @Override
              public List<DialStep> request(byte[] message) {
                List<DialStep> steps = super.request(message);
                return targetOf(message).filter(targets).isPresent()
                    ? List.of(new DialStep.Send(SUCCESS))
                    : steps;
              }
            });
  }

  private static ServerParts malformed(ServerParts parts, List<DialStep> answer) {
    // What does not parse is taken for a join by the reference.
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) ->
            JoinMutants.refusesInit(steps) && targetOf(message).isEmpty()
                ? answer.isEmpty() ? List.of() : List.of(new JoinStep.Send(SUCCESS))
                : steps);
  }

  private static ServerParts refusesNewFields(ServerParts parts) {
    return DialWrapper.around(
        parts,
        right ->
            new DialWrapper(right) {
              @Override
              public List<DialStep> request(byte[] message) {
                return WireMutants.hasNewFields(message, DialRequest.parser())
                    ? super.failed("a field that is not known")
                    : super.request(message);
              }
            });
  }

  private static ServerParts dialsOnRegistration(ServerParts parts) {
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) -> {
          boolean member = JoinMutants.acknowledges(steps);
          targetOf(message)
              .filter(target -> member)
              .flatMap(PeerIds::read)
              .flatMap(parts.online()::find)
              .ifPresent(peer -> openAndForget(parts, peer));
          return steps;
        });
  }

  private static ServerParts dialsLeavers(ServerParts parts) {
    return refusing(parts, Target.LEAVER, steps -> List.of(new DialStep.Send(SUCCESS)));
  }

  private static ServerParts silentOnStrangers(ServerParts parts) {
    return refusing(parts, Target.STRANGER, steps -> steps.subList(1, steps.size()));
  }

  private static List<DialStep> withOtherCode(List<DialStep> steps) {
    DialResponse other = DialResponse.newBuilder().setError(Error.E_INCORRECT_SOLUTION).build();
    return List.of(new DialStep.Send(other), steps.get(steps.size() - 1));
  }

  /** Of a dial that is to be refused. */
  private enum Target {
    /** No peer id. */
    NOBODY,
    /** Never online. */
    STRANGER,
    /** Online before, on a connection that is still open. */
    MEMBER,
    /** Online before, on a connection that has ended. */
    LEAVER
  }

  private static Target standing(Optional<Connection> last) {
    return last.map(each -> each.closed().isDone() ? Target.LEAVER : Target.MEMBER)
        .orElse(Target.STRANGER);
  }

  /** What becomes of a dial that is to be refused for such a target. */
  private static ServerParts refusing(
      ServerParts parts, Target target, UnaryOperator<List<DialStep>> refusal) {
    Map<PeerId, Connection> known = new ConcurrentHashMap<>();
    DialMachine.Maker right = parts.dials();
    return parts
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public Optional<OnlinePeer> add(OnlinePeer peer) {
                known.put(peer.id(), peer.connection());
                return super.add(peer);
              }
            })
        .withDials(
            (made, dialer) ->
                new DialWrapper(right.make(made, dialer)) {
                  @Override
                  public List<DialStep> request(byte[] message) {
                    List<DialStep> steps = super.request(message);
                    Target seen =
                        targetOf(message)
                            .flatMap(PeerIds::read)
                            .map(id -> standing(Optional.ofNullable(known.get(id))))
                            .orElse(Target.NOBODY);
                    return refuses(steps) && seen == target ? refusal.apply(steps) : steps;
                  }
                });
  }

  private static ServerParts takesOff(ServerParts parts) {
    DialMachine.Maker right = parts.dials();
    return parts.withDials(
        (made, dialer) ->
            new DialWrapper(right.make(made, dialer)) {
              @Override
              List<DialStep> changed(List<DialStep> steps) {
                if (refuses(steps)) {
                  made.online().all().stream()
                      .filter(peer -> peer.connection() == dialer.connection())
                      .forEach(peer -> peer.takeOff("a dial failed"));
                }
                return steps;
              }
            });
  }

  private static ServerParts bars(ServerParts parts) {
    Set<Connection> barred = ConcurrentHashMap.newKeySet();
    return parts.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = parts.dialRules().decide(dialer, target, online);
          boolean refused = decision instanceof DialRules.Refused;
          if (refused) {
            barred.add(dialer.connection());
          }
          return barred.contains(dialer.connection())
              ? new DialRules.Refused(Error.E_GENERIC, "barred")
              : decision;
        });
  }

  /** The answer comes a moment later, in the loop of the dialler's stream. */
  private static ServerParts splicedFirst(ServerParts parts) {
    ServerParts silent =
        around(
            parts,
            steps ->
                steps.stream().anyMatch(DialStep.Splice.class::isInstance)
                    ? List.of(new DialStep.Splice())
                    : steps);
    return silent.withRelay(
        (dialer, target, over) -> {
          parts.relay().splice(dialer, target, over);
          dialer.loop().schedule(MOMENT, () -> dialer.write(new byte[4]));
        });
  }

  private static ServerParts overwritten(ServerParts parts) {
    AtomicReference<OnlinePeer> pending = new AtomicReference<>();
    return parts.withOpener(
        (target, deadline) -> {
          pending.set(target);
          CompletableFuture<@Nullable Void> later = new CompletableFuture<>();
          target.connection().loop().schedule(MOMENT, () -> later.complete(null));
          return later.thenCompose(
              done -> parts.opener().open(Objects.requireNonNull(pending.get()), deadline));
        });
  }

  private static ServerParts runningOut(ServerParts parts) {
    Map<Connection, Integer> dials = new ConcurrentHashMap<>();
    return parts.withDialRules(
        (dialer, target, online) ->
            dials.merge(dialer.connection(), 1, Integer::sum) > MOST_DIALS
                ? new DialRules.Refused(Error.E_GENERIC, "too many dials")
                : parts.dialRules().decide(dialer, target, online));
  }

  private static ServerParts onceOnly(ServerParts parts) {
    Map<PeerId, Boolean> dialled = new ConcurrentHashMap<>();
    return parts.withOpener(
        (target, deadline) ->
            dialled.putIfAbsent(target.id(), true) == null
                ? parts.opener().open(target, deadline)
                : CompletableFuture.failedFuture(new IOException("one relay to a target")));
  }

  private static boolean refuses(List<DialStep> steps) {
    return !steps.isEmpty()
        && steps.get(0) instanceof DialStep.Send send
        && isError(send.message());
  }

  private static boolean isError(MessageLite message) {
    return message instanceof DialResponse response && response.getErrorValue() != 0;
  }

  private static boolean saysUnreachable(DialStep step) {
    return step instanceof DialStep.Finish finish && finish.why().contains("cannot be reached");
  }

  static Optional<byte[]> targetOf(byte[] message) {
    try {
      DiscoveryAck sameForm = DiscoveryAck.parseFrom(message);
      return Optional.of(sameForm.getAck().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
