package stardust.runner.detect;

import java.util.List;
import java.util.Optional;
import stardust.binding.Binding;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Said;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/** What the probes propose to a server: what was said of it, as far as it was found there. */
public final class Settlement {

  private Settlement() {}

  /**
   * The offer. Of what is said and not there, the server's own is taken, so that the scenarios have
   * a way in; that it is not there is for CONN-05 to say.
   *
   * @throws EndpointException when the server was found to speak another binding than was said
   */
  public static Offer of(Said said, Detection found) {
    Binding binding = binding(said, found);
    return new Offer(
        binding,
        securities(said.securities(), found, binding),
        chosen(said.muxers(), found.muxers(), Stack.MUXERS));
  }

  private static Binding binding(Said said, Detection found) {
    Optional<Binding> other =
        found
            .binding()
            .filter(each -> said.binding().isPresent() && !said.binding().get().equals(each));
    if (other.isPresent()) {
      throw new EndpointException(
          found.address()
              + " speaks the binding "
              + other.get()
              + ", not "
              + said.binding().orElseThrow()
              + " as --binding says: leave it out, and the suite finds out by itself");
    }
    return said.binding()
        .or(found::binding)
        .orElseGet(() -> isPlainOnly(found) ? Binding.BARE : Binding.LIBP2P);
  }

  /** Between peers there is security in the bare binding too, of which a server says nothing. */
  private static List<SecurityProtocol> securities(
      Optional<List<SecurityProtocol>> said, Detection found, Binding binding) {
    if (binding == Binding.BARE) {
      return said.orElse(Stack.SECURITIES);
    }
    if ((said.isPresent() && said.get().isEmpty()) || isPlainOnly(found)) {
      return List.of();
    }
    return chosen(said, found.securitiesThatWork(), Stack.SECURITIES);
  }

  private static boolean isPlainOnly(Detection found) {
    return found.isPlain() && found.securities().isEmpty();
  }

  private static <T> List<T> chosen(Optional<List<T>> said, List<T> found, List<T> ours) {
    List<T> both = said.orElse(found).stream().filter(found::contains).toList();
    if (!both.isEmpty()) {
      return both;
    }
    return found.isEmpty() ? said.orElse(ours) : found;
  }
}
