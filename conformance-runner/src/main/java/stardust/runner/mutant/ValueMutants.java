package stardust.runner.mutant;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import stardust.server.ServerParts;
import stardust.server.SolutionCheck;
import stardust.spec.message.Discovery;

/** Servers that take bytes for text or for a number, and lose some at the end or in front. */
final class ValueMutants {

  /** Of an id: the code and the length of a multihash stand in front. */
  private static final int FIRST = 2;

  private ValueMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "salts-as-numbers",
            "JOIN-21",
            "It refuses the solution for a salt that begins with a zero byte.",
            parts -> refusingJoins(parts, (salt, solution) -> salt[0] == 0)),
        Mutant.of(
            "solutions-as-numbers",
            "JOIN-21",
            "It refuses a solution that begins with a zero byte.",
            parts ->
                refusingJoins(parts, (salt, solution) -> solution.length > 0 && solution[0] == 0)),
        Mutant.of(
            "targets-as-numbers",
            "DIAL-01",
            "It finds no target whose id begins, behind the head of a multihash, with a zero byte.",
            parts -> findingNone(parts, id -> id[FIRST] == 0)),
        Mutant.of(
            "targets-trimmed",
            "DIAL-01",
            "It finds no target whose id ends with a byte that trimming takes off text.",
            parts -> findingNone(parts, id -> id.length != trimmed(id).length)),
        Mutant.of(
            "listed-ids-trimmed",
            "DISC-11",
            "It lists ids without the blanks, line feeds and zero bytes at their ends.",
            ValueMutants::listingTrimmed));
  }

  private interface Rare {
    boolean is(byte[] salt, byte[] solution);
  }

  private static ServerParts refusingJoins(ServerParts parts, Rare rare) {
    SolutionCheck right = parts.solutions();
    return parts.withSolutions(
        (random, salt, solution) ->
            right.isRight(random, salt, solution) && !rare.is(salt, solution));
  }

  private static byte[] trimmed(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static ServerParts findingNone(ServerParts parts, Predicate<byte[]> ids) {
    return RefusesDials.where(
        parts, (dialer, target) -> ids.test(target.id().bytes()), "it is not online");
  }

  private static ServerParts listingTrimmed(ServerParts parts) {
    return parts.withList(
        (receiver, online) -> {
          Discovery list = parts.list().list(receiver, online);
          return Discovery.newBuilder()
              .addAllIds(
                  list.getIdsList().stream()
                      .map(id -> ByteString.copyFrom(trimmed(id.toByteArray())))
                      .toList())
              .build();
        });
  }
}
