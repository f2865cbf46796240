package stardust.runner.probe;

import stardust.binding.Binding;
import stardust.runner.time.Timing;

/**
 * Finds out whether a server that does not read a message reads it in another binding's framing.
 */
public final class OtherFraming {

  private final Peers peers;
  private final Offer offer;
  private final Timing timing;

  public OtherFraming(Peers peers, Offer offer, Timing timing) {
    this.peers = peers;
    this.offer = offer;
    this.timing = timing;
  }

  /** Whether a fresh peer's JoinInit, framed so, is answered with a challenge, however framed. */
  public boolean isRead() {
    Peer peer = peers.fresh();
    Exchange join = peer.exchange();
    join.pipe().as(other()).send(join.init(peer.random128()));
    return Challenges.framing(join.pipe().stream(), timing.answer()).isPresent();
  }

  private Binding other() {
    return offer.binding() == Binding.BARE ? Binding.LIBP2P : Binding.BARE;
  }
}
