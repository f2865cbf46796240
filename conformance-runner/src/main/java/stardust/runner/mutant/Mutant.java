package stardust.runner.mutant;

import java.util.function.UnaryOperator;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;

/**
 * A wrong server.
 *
 * @param name unique, in the form of a scenario's name
 * @param breaks the id of the requirement that it breaks
 * @param what what it does wrong, in one sentence
 * @param parts exchanges or wraps the parts of the reference; called once for each server
 * @param options what of the defect lies beneath the parts: security, muxers, log
 */
public record Mutant(
    String name,
    String breaks,
    String what,
    UnaryOperator<ServerParts> parts,
    UnaryOperator<ServerOptions> options) {

  /** One whose defect lies in its parts. */
  static Mutant of(String name, String breaks, String what, UnaryOperator<ServerParts> parts) {
    return new Mutant(name, breaks, what, parts, UnaryOperator.identity());
  }

  /** One whose defect lies beneath its parts. */
  static Mutant beneath(
      String name, String breaks, String what, UnaryOperator<ServerOptions> options) {
    return new Mutant(name, breaks, what, UnaryOperator.identity(), options);
  }

  /** The reference, made this mutant. */
  public ServerOptions of(ServerOptions reference) {
    return options.apply(reference.withParts(parts));
  }
}
