package stardust.runner.mutant;

import java.util.List;
import java.util.function.Predicate;
import stardust.multistream.MultistreamReader;

/** Servers that serve one peer at a time in some part of the way to a join. */
final class TurnMutants {

  private static final String BREAKS = "ROBUST-02";

  private TurnMutants() {}

  static List<Mutant> all() {
    return List.of(
        transports(
            "silent-connection-holds-up-all",
            "It reads from no new connection while nothing has come from another.",
            TurnMutants::isNothing),
        transports(
            "half-a-line-holds-up-all",
            "It reads from no new connection while half a line of negotiation has come from another.",
            TurnMutants::isHalfALine),
        Mutant.beneath(
                "silent-stream-holds-up-all",
                BREAKS,
                "It negotiates on no new stream while nothing has come on another.",
                options -> {
                  Turns turns = new Turns(TurnMutants::isNothing);
                  return ConnectionMutants.streams(options, turns::of);
                })
            .patient(),
        Mutant.of(
                "one-first-message-at-a-time",
                BREAKS,
                "It reads no first message while another one is due.",
                parts -> {
                  Turns turns = new Turns(TurnMutants::isNothing);
                  return ConnectionWrapper.streams(parts, turns::of);
                })
            .patient());
  }

  private static Mutant transports(String name, String what, Predicate<byte[]> holding) {
    return Mutant.of(
            name,
            BREAKS,
            what,
            parts -> {
              Turns turns = new Turns(holding);
              return ConnectionWrapper.transports(parts, turns::of);
            })
        .patient();
  }

  private static boolean isNothing(byte[] came) {
    return came.length == 0;
  }

  private static boolean isHalfALine(byte[] came) {
    MultistreamReader reader = new MultistreamReader();
    reader.append(came);
    return came.length > 0 && reader.next().isEmpty() && reader.violation().isEmpty();
  }
}
