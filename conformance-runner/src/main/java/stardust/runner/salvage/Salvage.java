package stardust.runner.salvage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stardust.runner.salvage.Joins.Attempt;

/**
 * What one run found out about the server's idea of a solution. Shared by all scenarios: the first
 * that asks finds out, the others wait for it.
 */
public final class Salvage {

  private static final int LENGTH = 64;

  /** Joins with the right solution, to tell whether it is refused each time. */
  private static final int OTHER_JOINS = 8;

  private final Object findingLock = new Object();
  private final Object wrongLock = new Object();
  private final List<Formula> wrongOnes = new ArrayList<>();
  private @Nullable Finding finding;
  private @Nullable List<Formula> wrong;
  private @Nullable List<Integer> changed;

  /** For one run. */
  public Salvage() {
    byte[] random = new byte[LENGTH];
    // No secret: it only must not happen to be right.
    new Random(LENGTH).nextBytes(random);
    // First, as a server that accepts it accepts most others, too.
    wrongOnes.add(Formulas.anything(random));
    wrongOnes.addAll(Formulas.likely());
  }

  /** For joins that find out themselves. */
  public static Salvage notNeeded() {
    Salvage none = new Salvage();
    none.finding = new Finding.NothingWrong();
    return none;
  }

  /** Whether the server accepts the right solution, and if not, which. */
  public Finding finding(Joins joins) {
    synchronized (findingLock) {
      if (finding == null) {
        finding = find(joins);
      }
      return finding;
    }
  }

  /** The wrong solutions that the server accepts besides, of all that there are. */
  public List<Formula> wronglyAccepted(Joins joins) {
    synchronized (wrongLock) {
      if (wrong == null) {
        wrong = accepted(joins);
      }
      return wrong;
    }
  }

  /**
   * Which of {@link Formulas#CHANGED} a server accepts though that byte of the right solution is
   * another one.
   */
  public List<Integer> changedAccepted(Joins joins) {
    synchronized (wrongLock) {
      if (changed == null) {
        List<Formula> formulas = Formulas.CHANGED.stream().map(Formulas::changed).toList();
        changed = whereAccepted(joins, formulas).map(Formulas.CHANGED::get).toList();
      }
      return changed;
    }
  }

  /** All wrong formulas; {@link Formulas#anything} first. */
  public List<Formula> wrongOnes() {
    return List.copyOf(wrongOnes);
  }

  private Finding find(Joins joins) {
    if (joins.join(Formulas.right()) != Attempt.REFUSED) {
      return new Finding.NothingWrong();
    }
    List<Formula> accepted = accepted(joins);
    if (!accepted.isEmpty()) {
      return new Finding.Accepts(accepted.get(0));
    }
    List<Formula> again = Collections.nCopies(OTHER_JOINS, Formulas.right());
    int right = (int) whereAccepted(joins, again).count();
    return right == 0
        ? new Finding.AcceptsNone(wrongOnes.size())
        : new Finding.AcceptsSome(right, OTHER_JOINS);
  }

  private List<Formula> accepted(Joins joins) {
    return whereAccepted(joins, wrongOnes()).map(wrongOnes::get).toList();
  }

  private static Stream<Integer> whereAccepted(Joins joins, List<Formula> formulas) {
    List<Attempt> attempts = joins.joinAll(formulas);
    return IntStream.range(0, attempts.size())
        .filter(i -> attempts.get(i) == Attempt.ACCEPTED)
        .boxed();
  }
}
