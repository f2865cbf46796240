package stardust.multistream;

import java.util.List;

/** The side that proposes. */
final class Dialer implements Negotiator {

  private final List<String> protocols;
  private int current;

  /**
   * @param protocols to propose, in order; at least one
   */
  Dialer(List<String> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public List<MultistreamLine> first() {
    return List.of(MultistreamLine.HEADER, proposal());
  }

  /**
   * {@inheritDoc} The header may come early, twice or not at all. Any other answer than the
   * proposal counts as a refusal, as in deployed dialers.
   */
  @Override
  public Step hear(MultistreamLine line) {
    if (line.says(proposal())) {
      return new Agreed(protocols.get(current), List.of());
    }
    if (line.says(MultistreamLine.HEADER)) {
      return new Continue(List.of());
    }
    if (current == protocols.size() - 1) {
      return new Refused(protocols);
    }
    current++;
    return new Continue(List.of(proposal()));
  }

  @Override
  public String awaiting() {
    return "an answer to the proposal of " + protocols.get(current);
  }

  private MultistreamLine proposal() {
    return MultistreamLine.of(protocols.get(current));
  }
}
