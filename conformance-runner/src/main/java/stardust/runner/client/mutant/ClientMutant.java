package stardust.runner.client.mutant;

import java.util.function.UnaryOperator;
import stardust.binding.Binding;
import stardust.client.ClientOptions;
import stardust.client.ClientParts;
import stardust.runner.client.ReferenceChange;
import stardust.runner.mutant.Defect;

/**
 * A wrong client.
 *
 * @param name unique, in the form of a scenario's name
 * @param binding which it speaks
 * @param breaks the id of the requirement that it breaks
 * @param what what it does wrong, in one sentence
 * @param change what makes it of the reference
 */
public record ClientMutant(
    String name, Binding binding, String breaks, String what, ReferenceChange change)
    implements Defect {

  private static final String PREFIX = "client-";

  /** One whose defect lies anywhere. */
  static ClientMutant of(String name, String breaks, String what, ReferenceChange change) {
    return new ClientMutant(PREFIX + name, Binding.LIBP2P, breaks, what, change);
  }

  /** The same of a client that speaks another binding. */
  ClientMutant in(Binding other) {
    return new ClientMutant(name, other, breaks, what, change);
  }

  /** One whose defect lies in its parts. */
  static ClientMutant of(
      String name, String breaks, String what, UnaryOperator<ClientParts> parts) {
    return beneath(name, breaks, what, options -> options.withParts(parts.apply(options.parts())));
  }

  /** One whose defect lies beneath its parts. */
  static ClientMutant beneath(
      String name, String breaks, String what, UnaryOperator<ClientOptions> options) {
    return of(name, breaks, what, ReferenceChange.NONE.withOptions(options));
  }
}
