package stardust.server;

import java.security.MessageDigest;
import stardust.protocol.Solution;

/** Computes the hash anew and compares all of it, in a time that does not tell where it differs. */
final class HashedSolutionCheck implements SolutionCheck {

  @Override
  public boolean isRight(byte[] random128, byte[] salt, byte[] solution) {
    return MessageDigest.isEqual(Solution.of(random128, salt), solution);
  }
}
