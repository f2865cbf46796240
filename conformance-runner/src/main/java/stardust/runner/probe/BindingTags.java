package stardust.runner.probe;

import java.util.Collection;
import stardust.binding.Binding;
import stardust.runner.judge.NotApplicable;

/** Scenarios that make sense in one binding only carry its name as a tag. */
public final class BindingTags {

  private final Binding spoken;

  public BindingTags(Offer offer) {
    this.spoken = offer.binding();
  }

  /**
   * Ends a scenario that is about the other binding.
   *
   * @param tags of the scenario, with "@"
   */
  public void check(Collection<String> tags) {
    for (Binding binding : Binding.values()) {
      if (binding != spoken && tags.contains("@" + binding)) {
        throw new NotApplicable("the endpoint speaks the " + spoken + " binding, " + lacks());
      }
    }
  }

  private String lacks() {
    return switch (spoken) {
      case BARE ->
          "which has no security handshake and negotiates stardust on the registration stream only";
      case LIBP2P ->
          "in which lengths take four bytes, the client opens the registration stream, and every"
              + " stream is negotiated";
    };
  }
}
