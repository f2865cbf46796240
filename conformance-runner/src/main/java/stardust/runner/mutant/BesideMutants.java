package stardust.runner.mutant;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.protocol.PeerIds;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.DialRules;
import stardust.server.DialStep;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Servers that are wrong about a dial or a relay for what stands beside it, or went before. */
final class BesideMutants {

  private static final int MOST = 10;
  private static final int PLACES = 16;
  private static final int MANY = 200_000;
  private static final int HEAD = Integer.BYTES;

  private BesideMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "relays-of-a-dialler-reset-together",
            "RELAY-01",
            "It resets all relays that a peer has dialled when one of them is reset.",
            parts -> together(parts, Closure.Kind.RESET)),
        Mutant.of(
            "relays-of-a-dialler-end-with-a-target",
            "RELAY-01",
            "It resets all relays that a peer has dialled when one of its targets is lost.",
            parts -> together(parts, Closure.Kind.LOST)),
        OneWayMutants.dialler(
            "second-request-swallowed",
            "RELAY-01",
            "It takes a DialRequest that comes on a relay for its own, and drops it.",
            BesideMutants::withoutRequests),
        OneWayMutants.dialler(
            "reset-behind-many-bytes-swallowed",
            "RELAY-13",
            "It does not pass on a reset by a dialler from which 200 kB have come.",
            BesideMutants::resetSwallowed),
        OneWayMutants.target(
            "answers-unbounded",
            "RELAY-21",
            "It takes all that a target sends, whether or not the dialler reads it.",
            RelayMutants::greedy),
        Mutant.of(
            "ten-relays-at-a-time",
            "DIAL-24",
            "It has room for ten relays at a time.",
            BesideMutants::tenAtATime),
        Mutant.of(
            "places-of-closed-relays-lost",
            "DIAL-01",
            "It has room for 16 relays, and those that both sides have closed keep their place.",
            BesideMutants::losingPlaces),
        Mutant.beneath(
            "targets-given-two-seconds",
            "DIAL-26",
            "It gives a target two seconds to answer.",
            options ->
                options.withLimits(options.limits().withMessageDeadlines(Duration.ofSeconds(2)))),
        Mutant.of(
            "stays-open-when-the-target-refuses",
            "DIAL-13",
            "It leaves the dial stream open when the target cannot be reached.",
            BesideMutants::stayingAfterFailure));
  }

  private static ServerParts together(ServerParts parts, Closure.Kind kind) {
    return LaterDialMutants.endingTogether(
        parts, (dialler, target) -> dialler, closure -> closure.kind() == kind);
  }

  private static Duplex withoutRequests(Duplex stream) {
    return RelayDefects.changed(stream, (before, bytes) -> isRequest(bytes) ? new byte[0] : bytes);
  }

  private static boolean isRequest(byte[] bytes) {
    return bytes.length > HEAD
        && DialMutants.targetOf(Arrays.copyOfRange(bytes, HEAD, bytes.length))
            .flatMap(PeerIds::read)
            .isPresent();
  }

  private static Duplex resetSwallowed(Duplex stream) {
    return new StreamWrapper(stream) {
      private long come;

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            come += bytes.length;
            super.bytes(bytes);
          }

          @Override
          public void closed(Closure closure) {
            if (come < MANY || closure.kind() != Closure.Kind.RESET) {
              super.closed(closure);
            }
          }
        };
      }
    };
  }

  private static ServerParts tenAtATime(ServerParts parts) {
    AtomicInteger now = new AtomicInteger();
    DialRules right = parts.dialRules();
    return parts
        .withDialRules(
            (dialer, target, online) ->
                now.get() < MOST
                    ? right.decide(dialer, target, online)
                    : new DialRules.Refused(Error.E_GENERIC, "too many relays"))
        .withRelay(
            (dialer, target, over) -> {
              now.incrementAndGet();
              parts
                  .relay()
                  .splice(
                      dialer,
                      target,
                      () -> {
                        now.decrementAndGet();
                        over.run();
                      });
            });
  }

  private static ServerParts losingPlaces(ServerParts parts) {
    AtomicInteger closed = new AtomicInteger();
    DialRules right = parts.dialRules();
    RelayDefects.Ending counting =
        new RelayDefects.Ending() {
          @Override
          public void closed(Receiver receiver, Closure closure) {
            if (closure.kind() == Closure.Kind.FINISHED) {
              closed.incrementAndGet();
            }
            receiver.closed(closure);
          }
        };
    return RelayDefects.dialler(parts, stream -> RelayDefects.ending(stream, counting))
        .withDialRules(
            (dialer, target, online) ->
                closed.get() < PLACES
                    ? right.decide(dialer, target, online)
                    : new DialRules.Refused(Error.E_GENERIC, "too many relays"));
  }

  private static ServerParts stayingAfterFailure(ServerParts parts) {
    return DialWrapper.around(
        parts,
        right ->
            new DialWrapper(right) {
              @Override
              public List<DialStep> failed(String why) {
                return sends(super.failed(why));
              }
            });
  }

  private static List<DialStep> sends(List<DialStep> steps) {
    return steps.stream().filter(DialStep.Send.class::isInstance).toList();
  }
}
