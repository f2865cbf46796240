package stardust.runner.probe;

import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.time.Timing;

/** Peers whose only part in a scenario is to see what the server tells the others. */
public final class Witnesses {

  /** In a row: if there are more, the server's values are no matter of chance. */
  private static final int MOST_RARE = 4;

  private final Peers peers;
  private final Timing timing;
  private final PlainUse plain;

  public Witnesses(Peers peers, Timing timing, PlainUse plain) {
    this.peers = peers;
    this.timing = timing;
    this.plain = plain;
  }

  /** Whether a peer that joins now is told within a period that the other is online. */
  public boolean seeOnline(Peer peer) {
    Membership witness = peers.fresh().join(Acks.EMPTY);
    return witness.await(0, list -> list.lists(peer.id()), timing.nextList()).isPresent();
  }

  /**
   * Whether a peer is listed in what one witness is told up to the join of a second one. That join
   * is the sentinel: the list that it causes comes after all that could have listed the peer.
   */
  public boolean listedAtNextJoin(Peer peer) {
    Peer first = peers.fresh();
    first.join(Acks.EMPTY);
    Peer second = peers.fresh();
    second.join(Acks.EMPTY);
    first.awaitList(
        0, list -> list.lists(second.id()), "DISC-02", "a Discovery that lists a newcomer");
    return first.membership().after(0).stream().anyMatch(list -> list.lists(peer.id()));
  }

  /** A fresh peer can connect, join and get its list, or the scenario's requirement breaks. */
  public void checkFreshPeer() {
    try {
      Peer fresh = joinUsually();
      fresh.awaitList(0, list -> true, "DISC-01", "a first Discovery");
    } catch (RequirementBroken broken) {
      throw notServed("a peer that comes next", broken);
    }
  }

  /** The peer still gets a list when another joins, or the scenario's requirement breaks. */
  public void checkSession(Peer peer) {
    int mark = peer.membership().mark();
    Peer fresh;
    try {
      fresh = joinUsually();
    } catch (RequirementBroken broken) {
      throw notServed(peer.label(), broken);
    }
    try {
      peer.awaitList(
          mark, list -> list.lists(fresh.id()), "DISC-02", "a Discovery that lists a newcomer");
    } catch (RequirementBroken broken) {
      checkNotLeftOut(fresh, peer);
      throw notServed(peer.label(), broken);
    }
  }

  /** Who goes on getting lists is served, whatever is wrong with these. */
  private void checkNotLeftOut(Peer newcomer, Peer peer) {
    int mark = peer.membership().mark();
    if (peer.membership()
        .await(mark, list -> !list.lists(newcomer.id()), timing.nextList())
        .isPresent()) {
      throw RequirementBroken.of(
          "DISC-12",
          "lists with everybody who is online",
          peer.label() + " goes on getting lists, and one that joined before is in none of them");
    }
  }

  /** What a server has against values that come once in hundreds of joins is no part of this. */
  private Peer joinUsually() {
    Peer fresh = challenged();
    for (int i = 0; i < MOST_RARE && RareSolutions.isRare(fresh.exchange()); i++) {
      fresh.link().cut();
      fresh = challenged();
    }
    fresh.solve(Acks.EMPTY);
    return fresh;
  }

  private Peer challenged() {
    Peer fresh = peers.fresh();
    fresh.getChallenge();
    return fresh;
  }

  private RequirementBroken notServed(String who, RequirementBroken broken) {
    return plain.blame(
        RequirementBroken.here(
            who + " is served as before (" + broken.expected() + ")", broken.seen()));
  }
}
