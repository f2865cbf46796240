package stardust.runner.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.salvage.Finding;
import stardust.runner.salvage.Inputs;
import stardust.runner.salvage.Salvage;
import stardust.runner.time.Timing;
import stardust.spec.message.JoinVerify;

/**
 * Joins in which a value that comes once in 256 times would be lost by a server that takes bytes
 * for a number. They take hundreds of challenges, of which nobody wants to read the traces.
 */
public final class RareSolutions {

  /** A value is missing in so many once in a million runs, or in all of them if no salt has it. */
  private static final int MOST_CHALLENGES = 4_000;

  private static final int MOST_ON_CONNECTION = 40;

  /** A run does not wait longer for values that come by chance, as from a slow server. */
  private static final Duration MOST_TIME = Duration.ofSeconds(20);

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
      byte[] value = this == SALT ? inputs.salt() : solution;
      return value.length > 0 && value[0] == 0;
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
    Finding finding = salvage.finding(joins);
    if (finding instanceof Finding.Accepts || finding instanceof Finding.AcceptsNone) {
      // It refuses those of any value.
      throw Detours.broken(finding, "the server refuses it");
    }
    joins.beside("rare values", timing, salvage, this::check);
  }

  private Void check(Peers peers) {
    Search search = new Search(peers.fresh());
    long end = System.nanoTime() + MOST_TIME.toNanos();
    for (int i = 0; i < MOST_CHALLENGES && !search.isOver() && System.nanoTime() < end; i++) {
      search.tryNext();
    }
    return null;
  }

  /** Challenges one after the other, on one connection as long as the server bears that. */
  private static final class Search {

    private final List<Value> wanted = new ArrayList<>(List.of(Value.values()));
    private final Peer peer;
    private boolean bearsMore = true;
    private int onConnection;

    Search(Peer peer) {
      this.peer = peer;
    }

    boolean isOver() {
      return wanted.isEmpty();
    }

    void tryNext() {
      Exchange join = next();
      byte[] solution = join.rightSolution();
      Inputs inputs = join.inputs();
      List<Value> found =
          wanted.stream().filter(each -> each.beginsWithZero(inputs, solution)).toList();
      if (found.isEmpty()) {
        join.pipe().stream().reset();
        return;
      }
      join.sendSolution(solution);
      Answer<JoinVerify> answer = join.awaitVerify();
      if (answer.accepted()) {
        wanted.removeAll(found);
      } else if (onConnection == 1 || acceptsOrdinaryAfter(onConnection - 1)) {
        throw refused(answer, found.get(0));
      } else {
        bearsMore = false;
      }
      onConnection = 0;
    }

    /**
     * Whether it accepts any other value behind so many challenges on a connection: if not, a
     * refusal may be for them.
     */
    private boolean acceptsOrdinaryAfter(int given) {
      onConnection = 0;
      for (int i = 0; i < 2 * MOST_ON_CONNECTION && bearsMore; i++) {
        Exchange join = next();
        if (onConnection > given && !isRare(join)) {
          join.sendSolution(join.rightSolution());
          return join.awaitVerify().accepted();
        }
        join.pipe().stream().reset();
      }
      return false;
    }

    /** Whether a server takes a second join on a connection is its own affair. */
    private Exchange next() {
      if (bearsMore && onConnection > 0 && onConnection < MOST_ON_CONNECTION) {
        try {
          onConnection++;
          peer.register();
          return peer.getChallenge();
        } catch (RequirementBroken refused) {
          bearsMore = false;
        }
      }
      if (peer.links().size() > 0) {
        peer.link().cut();
      }
      onConnection = 1;
      peer.connect();
      return peer.getChallenge();
    }

    private static RequirementBroken refused(Answer<JoinVerify> answer, Value value) {
      String expected = "a JoinVerify without error for the right solution";
      String seen =
          answer.seen() + "; the " + value.words + " of that join begins with a zero byte";
      return RequirementBroken.here(expected, seen)
          .withHint(
              "Check that the salt is hashed with all of its 128 bytes and the digest compared"
                  + " with all of its 64: a number loses a zero byte in front.");
    }
  }
}
