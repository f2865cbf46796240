package stardust.runner.salvage;

/** What a server does with the right solution, and what it accepts in its place. */
public sealed interface Finding {

  /** It accepts the right solution, or no join gets as far as a solution. */
  record NothingWrong() implements Finding {}

  /** It refuses the right solution and accepts that of another formula. */
  record Accepts(Formula formula) implements Finding {}

  /**
   * It refuses the right solution and all others that were tried.
   *
   * @param tried how many others
   */
  record AcceptsNone(int tried) implements Finding {}

  /**
   * It refuses the right solution of some joins and accepts that of others.
   *
   * @param accepted of how many
   * @param tried behind the one that was refused
   */
  record AcceptsSome(int accepted, int tried) implements Finding {}
}
