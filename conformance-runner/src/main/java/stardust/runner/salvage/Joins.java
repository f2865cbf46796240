package stardust.runner.salvage;

import java.util.List;

/** Joins to try formulas with: each as a peer that nobody knows, on a connection of its own. */
public interface Joins {

  /** How a join went. */
  enum Attempt {
    /** A JoinVerify without error. */
    ACCEPTED,
    /** Anything else after the solution: an error, an end, nothing. */
    REFUSED,
    /** It ended before there was something to solve. */
    NOT_ASKED
  }

  /** Joins with the solution of a formula, and waits as long as for any answer. */
  Attempt join(Formula formula);

  /** Joins with each formula, many at once, each in a bounded time; the answers in their order. */
  List<Attempt> joinAll(List<Formula> formulas);
}
