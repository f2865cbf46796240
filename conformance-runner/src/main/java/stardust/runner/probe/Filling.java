package stardust.runner.probe;

import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;

/** Writes into relays until nothing more is taken. */
public final class Filling {

  private static final int CHUNK = 64 << 10;

  private final Relays relays;
  private final Peers peers;
  private final Timing timing;

  public Filling(Relays relays, Peers peers, Timing timing) {
    this.relays = relays;
    this.peers = peers;
    this.timing = timing;
  }

  /**
   * Writes into the peer's relay until a chunk has not left for as long as counts as full.
   *
   * @param most bytes after which it ends anyway
   * @return how many bytes were taken
   */
  public long fill(Peer writer, long most) {
    BlockingStream end = relays.end(writer);
    long taken = 0;
    while (taken < most && end.write(writer.bytes(CHUNK), timing.stall(), this::connectAnother)) {
      taken += CHUNK;
    }
    return taken;
  }

  /** For the time that it takes only. */
  private void connectAnother() {
    try {
      peers.fresh().connect();
    } catch (RequirementBroken unconnected) {
      // Other scenarios are about that; here it has taken its time as well.
    }
  }
}
