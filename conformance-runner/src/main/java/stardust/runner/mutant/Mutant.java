package stardust.runner.mutant;

import java.time.Duration;
import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.connection.UpgradeTimeouts;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;

/**
 * A wrong server.
 *
 * @param name unique, in the form of a scenario's name
 * @param binding which it speaks
 * @param breaks the id of the requirement that it breaks
 * @param what what it does wrong, in one sentence
 * @param parts exchanges or wraps the parts of the reference; called once for each server
 * @param options what of the defect lies beneath the parts: security, muxers, log
 */
public record Mutant(
    String name,
    Binding binding,
    String breaks,
    String what,
    UnaryOperator<ServerParts> parts,
    UnaryOperator<ServerOptions> options)
    implements Defect {

  private static final Duration PATIENCE = Duration.ofHours(1);

  /** One whose defect lies in its parts. */
  static Mutant of(String name, String breaks, String what, UnaryOperator<ServerParts> parts) {
    return new Mutant(name, Binding.LIBP2P, breaks, what, parts, UnaryOperator.identity());
  }

  /** One whose defect lies beneath its parts. */
  static Mutant beneath(
      String name, String breaks, String what, UnaryOperator<ServerOptions> options) {
    return new Mutant(name, Binding.LIBP2P, breaks, what, UnaryOperator.identity(), options);
  }

  /** The same of a server that speaks another binding. */
  Mutant in(Binding other) {
    return new Mutant(name, other, breaks, what, parts, options);
  }

  /**
   * The same without deadlines for negotiations and for the messages of a join and a dial: for a
   * mutant that leaves something unread, which a deadline of the reference would answer in its
   * place.
   */
  Mutant patient() {
    return new Mutant(
        name,
        binding,
        breaks,
        what,
        parts,
        reference ->
            options
                .apply(reference)
                .withUpgradeTimeouts(UpgradeTimeouts.each(PATIENCE))
                .withLimits(reference.limits().withMessageDeadlines(PATIENCE)));
  }

  /** The reference, made this mutant. */
  public ServerOptions of(ServerOptions reference) {
    return options.apply(reference.withParts(parts));
  }
}
