package stardust.multistream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The side that chooses. */
final class Listener implements Negotiator {

  private final Supplier<? extends Collection<String>> supported;
  private boolean greeted;

  Listener(Supplier<? extends Collection<String>> supported) {
    this.supported = supported;
  }

  @Override
  public List<MultistreamLine> first() {
    return List.of();
  }

  /** {@inheritDoc} The other side's header may be missing or come twice; ours is always sent. */
  @Override
  public Step hear(MultistreamLine line) {
    if (line.says(MultistreamLine.HEADER)) {
      greeted = true;
      return new Continue(List.of(MultistreamLine.HEADER));
    }
    if (line.says(MultistreamLine.LIST)) {
      return new Continue(greetedWith(MultistreamLine.listOf(supported.get())));
    }
    String proposed = line.text();
    return supported.get().contains(proposed)
        ? new Agreed(proposed, greetedWith(line))
        : new Continue(greetedWith(MultistreamLine.NOT_AVAILABLE));
  }

  @Override
  public String awaiting() {
    return "a proposal";
  }

  private List<MultistreamLine> greetedWith(MultistreamLine answer) {
    List<MultistreamLine> lines = new ArrayList<>();
    if (!greeted) {
      greeted = true;
      lines.add(MultistreamLine.HEADER);
    }
    lines.add(answer);
    return lines;
  }
}
