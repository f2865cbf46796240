package stardust.runner.probe;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** All randomness of one scenario: the same for the same seed, whatever runs beside it. */
public final class ScenarioRandom {

  private final Seed seed;
  private @Nullable Random random;

  public ScenarioRandom(Seed seed) {
    this.seed = seed;
  }

  /** Begins the scenario with this name. */
  public void begin(String name) {
    random = new Random(seed.value() * 31 + name.hashCode());
  }

  /** A generator of its own for one part of the scenario. */
  public Random next() {
    if (random == null) {
      throw new IllegalStateException("the scenario has not begun");
    }
    return new Random(random.nextLong());
  }
}
