package stardust.server;

/** Decides whether a solution is right. */
public interface SolutionCheck {

  /**
   * Whether the solution answers the challenge.
   *
   * @param random128 as the client sent it in {@code JoinInit}
   * @param salt as drawn for this join
   * @param solution as the client sent it, of any length
   */
  boolean isRight(byte[] random128, byte[] salt, byte[] solution);
}
