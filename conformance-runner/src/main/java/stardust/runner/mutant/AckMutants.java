package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stardust.protocol.PeerIds;
import stardust.server.AckWatch;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinVerify;

/** Servers that take acknowledgements for something else. */
final class AckMutants {

  /** A solution has 64 bytes, behind a tag and a length. */
  private static final int SOLUTION = 66;

  private static final int MOST = 64;

  private AckMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "unasked-acknowledgement-takes-off",
            "DISC-31",
            "It takes a peer off that acknowledges a list twice.",
            TakesOffForUnaskedAck::around),
        acknowledging(
            "acknowledgement-with-bytes-ends",
            "DISC-32",
            "It ends the registration on an acknowledgement that carries bytes.",
            message -> message.length > 0 ? List.of(new JoinStep.Finish("not empty")) : null),
        acknowledging(
            "acknowledgement-with-bytes-ignored",
            "DISC-32",
            "It does not count an acknowledgement that carries bytes, but an id.",
            message -> message.length > 0 && !isDial(message) ? List.of() : null),
        acknowledging(
            "acknowledgement-with-an-id-ignored",
            "DISC-32",
            "It takes an acknowledgement with the bytes of a DialRequest for a dial, and drops it.",
            message -> isDial(message) ? List.of() : null),
        acknowledging(
            "acknowledgement-with-an-id-ends",
            "DISC-32",
            "It takes an acknowledgement with the bytes of a DialRequest for a dial, and ends.",
            message -> isDial(message) ? List.of(new JoinStep.Finish("a DialRequest")) : null),
        acknowledging(
            "second-solution-verified",
            "DISC-32",
            "It answers the second JoinChallengeSolution of a member with a JoinVerify.",
            message ->
                message.length == SOLUTION
                    ? List.of(new JoinStep.Send(JoinVerify.getDefaultInstance()))
                    : null),
        acknowledging(
            "acknowledgement-with-new-fields-ends",
            "WIRE-12",
            "It ends the registration on an acknowledgement with a field that it does not know.",
            message ->
                WireMutants.hasNewFields(message, DiscoveryAck.parser())
                    ? List.of(new JoinStep.Finish("unknown fields"))
                    : null),
        acknowledging(
            "acknowledgement-with-new-fields-ignored",
            "WIRE-12",
            "It does not count an acknowledgement with a field that it does not know.",
            message -> WireMutants.hasNewFields(message, DiscoveryAck.parser()) ? List.of() : null),
        acknowledging(
            "empty-message-ends",
            "WIRE-05",
            "It takes a zero-length message for the end of the stream.",
            message -> message.length == 0 ? List.of(new JoinStep.Finish("empty")) : null),
        acknowledging(
            "empty-message-ignored",
            "WIRE-05",
            "It does not count a zero-length message as an acknowledgement.",
            message -> message.length == 0 ? List.of() : null),
        Mutant.of(
            "acknowledgements-run-out",
            "DISC-24",
            "It counts the first 64 acknowledgements of a join, and no later one.",
            AckMutants::runningOut),
        Mutant.of(
            "lateness-adds-up",
            "DISC-24",
            "It takes a peer off whose acknowledgement has been late three times, whenever that was.",
            parts -> parts.withAckWatches(periods -> new NeverForgets(periods))));
  }

  private static ServerParts runningOut(ServerParts parts) {
    Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) -> {
          return JoinMutants.acknowledges(steps)
                  && counts.computeIfAbsent(machine, each -> new AtomicInteger()).incrementAndGet()
                      > MOST
              ? List.of()
              : steps;
        });
  }

  static Mutant acknowledging(
      String name, String breaks, String what, Function<byte[], @Nullable List<JoinStep>> change) {
    return Mutant.of(
        name,
        breaks,
        what,
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) -> {
                  List<JoinStep> other =
                      JoinMutants.acknowledges(steps) ? change.apply(message) : null;
                  return other == null ? steps : other;
                }));
  }

  private static boolean isDial(byte[] message) {
    return DialMutants.targetOf(message).flatMap(PeerIds::read).isPresent();
  }

  /** Counts as the reference does, and does not begin anew at an acknowledgement. */
  private static final class NeverForgets implements AckWatch {

    private final int most;
    private boolean awaiting;
    private int late;

    NeverForgets(int most) {
      this.most = most;
    }

    @Override
    public void listSent() {
      awaiting = true;
    }

    @Override
    public void acknowledged() {
      awaiting = false;
    }

    @Override
    public boolean periodOver(boolean relaysBusy) {
      if (awaiting && !relaysBusy) {
        late++;
      }
      return late >= most;
    }
  }
}
