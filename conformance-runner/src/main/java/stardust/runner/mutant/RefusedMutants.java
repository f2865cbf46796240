package stardust.runner.mutant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import stardust.peer.PeerId;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Servers that do wrong by a peer that they have refused for something else than a wrong hash. */
final class RefusedMutants {

  private static final int SOLUTION = 66;
  private static final int MOST = 5;

  private RefusedMutants() {}

  static List<Mutant> all() {
    Predicate<List<JoinStep>> random =
        steps -> JoinMutants.refusesInitAs(steps, Error.E_RAND_LENGTH);
    Predicate<List<JoinStep>> id = steps -> JoinMutants.refusesInitAs(steps, Error.E_GENERIC);
    BiPredicate<byte[], List<JoinStep>> ofRandom = (message, steps) -> random.test(steps);
    BiPredicate<byte[], List<JoinStep>> ofId = (message, steps) -> id.test(steps);
    BiPredicate<byte[], List<JoinStep>> ofLength =
        (message, steps) -> JoinMutants.refusesSolution(steps) && message.length != SOLUTION;
    return List.of(
        told("told-though-refused-for-random", "a random128 of the wrong length", ofRandom),
        told("told-though-refused-for-an-id", "an id that is not the key's", ofId),
        told("told-though-refused-for-a-length", "a solution of the wrong length", ofLength),
        stays("stays-though-refused-for-random", "a random128 of the wrong length", ofRandom),
        stays("stays-though-refused-for-an-id", "an id that is not the key's", ofId),
        stays("stays-though-refused-for-a-length", "a solution of the wrong length", ofLength),
        dialable("dialable-though-refused-for-random", "random128 of the wrong length", random),
        dialable("dialable-though-refused-for-its-key", "key that is not the id's", id),
        Mutant.of(
            "barred-for-random",
            "JOIN-36",
            "It refuses a peer for ever that it has refused for its random128 once.",
            parts -> Listing.barred(parts, random)),
        Mutant.of(
            "barred-by-anybody",
            "JOIN-21",
            "It refuses an id for ever that somebody has claimed with another key.",
            parts -> Listing.barred(parts, id)),
        Mutant.of(
            "five-joins-of-an-id",
            "JOIN-41",
            "It refuses the sixth join of an id and all later ones.",
            RefusedMutants::fiveJoins));
  }

  private static ServerParts fiveJoins(ServerParts parts) {
    Map<PeerId, AtomicInteger> joins = new ConcurrentHashMap<>();
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) ->
            JoinMutants.challenges(steps)
                    && joins
                            .computeIfAbsent(JoinMutants.idOf(message), id -> new AtomicInteger())
                            .incrementAndGet()
                        > MOST
                ? JoinMutants.refusal()
                : steps);
  }

  private static Mutant told(String name, String what, BiPredicate<byte[], List<JoinStep>> when) {
    return Mutant.of(
        name,
        "JOIN-32",
        "It sends a list behind the error about " + what + ".",
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) ->
                    when.test(message, steps)
                        ? List.of(
                            steps.get(0), new JoinStep.Send(JoinMutants.someList()), steps.get(1))
                        : steps));
  }

  private static Mutant stays(String name, String what, BiPredicate<byte[], List<JoinStep>> when) {
    return Mutant.of(
        name,
        "JOIN-34",
        "It leaves the registration stream open after the error about " + what + ".",
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) ->
                    when.test(message, steps) ? steps.subList(0, 1) : steps));
  }

  private static Mutant dialable(String name, String what, Predicate<List<JoinStep>> when) {
    return Mutant.of(
        name,
        "JOIN-33",
        "A peer with a " + what + " gets an error, is not listed, and can be dialled.",
        parts -> online(parts, when));
  }

  private static ServerParts online(ServerParts parts, Predicate<List<JoinStep>> when) {
    Set<PeerId> refused = ConcurrentHashMap.newKeySet();
    return Listing.only(
        JoinMutants.Steps.around(
            parts,
            (machine, message, steps) -> {
              if (!when.test(steps)) {
                return steps;
              }
              PeerId claimed = JoinMutants.idOf(message);
              refused.add(claimed);
              return List.of(steps.get(0), new JoinStep.Admit(claimed));
            }),
        peer -> !refused.contains(peer.id()));
  }
}
