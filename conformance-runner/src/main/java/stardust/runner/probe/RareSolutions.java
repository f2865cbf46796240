package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.salvage.Inputs;
import stardust.runner.salvage.Salvage;
import stardust.runner.time.Timing;
import stardust.spec.message.JoinVerify;

/**
 * Joins in which a value that comes once in 256 times would be lost by a server that takes bytes
 * for a number. They take hundreds of challenges, of which nobody wants to read the traces.
 */
public final class RareSolutions {

  /** That one of two values is missing in so many has a chance of one in 1200000. */
  private static final int MOST_CHALLENGES = 3_600;

  private final FreshJoins joins;
  private final Salvage salvage;
  private final Timing timing;

  public RareSolutions(FreshJoins joins, Salvage salvage, Timing timing) {
    this.joins = joins;
    this.salvage = salvage;
    this.timing = timing;
  }

  /** What may begin with a zero byte. */
  private enum Value {
    SALT("salt"),
    SOLUTION("solution");

    private final String words;

    Value(String words) {
      this.words = words;
    }

    boolean beginsWithZero(Inputs inputs, byte[] solution) {
      return (this == SALT ? inputs.salt() : solution)[0] == 0;
    }
  }

  /** Whether the join that waits for its solution has one of these values. */
  static boolean isRare(Exchange join) {
    Inputs inputs = join.inputs();
    byte[] solution = join.rightSolution();
    return Stream.of(Value.values()).anyMatch(each -> each.beginsWithZero(inputs, solution));
  }

  /** The right solution is accepted where it, or the salt, begins with a zero byte. */
  public void checkAccepted() {
    joins.beside("rare values", timing, salvage, this::check);
  }

  private Void check(Peers peers) {
    List<Value> wanted = new ArrayList<>(List.of(Value.values()));
    Peer peer = peers.fresh();
    for (int i = 0; i < MOST_CHALLENGES && !wanted.isEmpty(); i++) {
      peer.connect();
      Exchange join = peer.getChallenge();
      byte[] solution = join.rightSolution();
      Inputs inputs = join.inputs();
      List<Value> found =
          wanted.stream().filter(each -> each.beginsWithZero(inputs, solution)).toList();
      if (!found.isEmpty()) {
        checkAccepted(join, solution, found.get(0));
        wanted.removeAll(found);
      }
      peer.link().cut();
    }
    return null;
  }

  private static void checkAccepted(Exchange join, byte[] solution, Value value) {
    join.sendSolution(solution);
    Answer<JoinVerify> answer = join.awaitVerify();
    if (!answer.accepted()) {
      String seen =
          answer.seen() + "; the " + value.words + " of that join begins with a zero byte";
      throw RequirementBroken.here("a JoinVerify without error for the right solution", seen)
          .withHint(
              "Check that the salt is hashed with all of its 128 bytes and the digest compared"
                  + " with all of its 64: a number loses a zero byte in front.");
    }
  }
}
