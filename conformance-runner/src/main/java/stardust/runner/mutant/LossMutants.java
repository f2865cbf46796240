package stardust.runner.mutant;

import java.util.List;
import java.util.function.Predicate;
import stardust.io.Closure;
import stardust.io.Receiver;
import stardust.server.DialStep;
import stardust.spec.message.DialResponse;

/** Servers that do not notice in one of its ways that a connection or a stream has ended. */
final class LossMutants {

  private static final int MANY_PERIODS = 1000;

  private LossMutants() {}

  static List<Mutant> all() {
    return List.of(
        unnoticed(
            "goodbye-not-noticed",
            "It lists a peer that has closed its connection in good order.",
            why -> why.contains("went away")),
        unnoticed(
            "cut-not-noticed",
            "It lists a peer whose connection ended without a goodbye.",
            why -> why.contains("was lost")),
        consent(
            "na-taken-for-consent",
            "It takes any answer of the target to its proposal for consent.",
            why -> why.contains("refused every proposed protocol")),
        consent(
            "reset-taken-for-consent",
            "It takes a stream that the target has reset for open.",
            why -> why.contains("the stream closed")),
        Mutant.of(
                "target-awaited-for-ever",
                "DIAL-22",
                "It waits for ever for a target that does not answer.",
                parts -> parts)
            .patient());
  }

  /** Neither its streams nor its watch of acknowledgements learn of such an end. */
  private static Mutant unnoticed(String name, String what, Predicate<String> whys) {
    RelayDefects.Ending ending =
        new RelayDefects.Ending() {
          @Override
          public void closed(Receiver right, Closure closure) {
            if (!whys.test(closure.why())) {
              right.closed(closure);
            }
          }
        };
    return Mutant.of(
        name,
        "DISC-21",
        what,
        parts ->
            ConnectionWrapper.streams(parts, stream -> RelayDefects.ending(stream, ending))
                .withAckWatches(periods -> parts.ackWatches().watch(MANY_PERIODS)));
  }

  private static Mutant consent(String name, String what, Predicate<String> whys) {
    return DialMutants.steps(
        name,
        "DIAL-21",
        what,
        steps ->
            steps.stream()
                    .anyMatch(step -> step instanceof DialStep.Finish end && whys.test(end.why()))
                ? List.of(new DialStep.Send(DialResponse.getDefaultInstance()))
                : steps);
  }
}
