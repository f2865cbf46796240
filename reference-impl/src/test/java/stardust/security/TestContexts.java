package stardust.security;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import stardust.peer.PrivateKey;
import stardust.trace.Tap;

/** Contexts whose randomness is the same in every run. */
public final class TestContexts {

  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private TestContexts() {}

  /** A context that expects nobody in particular. */
  public static SecurityContext of(PrivateKey self, long seed) {
    return of(self, seed, Tap.NONE);
  }

  /** The same with a tap. */
  public static SecurityContext of(PrivateKey self, long seed, Tap tap) {
    return new SecurityContext(self, Optional.empty(), TIMEOUT, seeded(seed), tap);
  }

  private static SecureRandom seeded(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
