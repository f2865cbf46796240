package stardust.runner.salvage;

import java.util.function.Function;

/**
 * One way to compute a solution.
 *
 * @param name as people write it, "SHA-512(salt, random128)"
 * @param difference what is other than in the right one, a clause
 * @param consequence what follows from it for whoever runs such a server, a clause
 * @param hint what to look at in the server, a sentence
 * @param computation the solution, of any length
 */
public record Formula(
    String name,
    String difference,
    String consequence,
    String hint,
    Function<Inputs, byte[]> computation) {

  /** The solution for these inputs. */
  public byte[] solve(Inputs inputs) {
    return computation.apply(inputs);
  }

  /** What it is and what follows, for "the server accepts ...". */
  public String words() {
    return name + ": " + difference + ", and " + consequence;
  }
}
