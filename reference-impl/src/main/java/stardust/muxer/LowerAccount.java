package stardust.muxer;

import stardust.io.Duplex;

/**
 * Keeps the account of bytes that arrived from the layer beneath, so that it goes on delivering
 * just as long as not too much is held here.
 *
 * <p>Held is what streams have not consumed and what waits for an answer to leave. The bytes of a
 * frame that is not yet whole are never held: the layer beneath might else stop before the rest of
 * the frame. They are made up for with bytes that arrive later.
 */
public final class LowerAccount {

  private final Duplex lower;
  private long unconsumed;
  private long held;

  LowerAccount(Duplex lower) {
    this.lower = lower;
  }

  void arrived(int count) {
    unconsumed += count;
  }

  /** Bytes came to rest here. */
  public void hold(int count) {
    held += count;
  }

  /** Held bytes are gone. */
  public void release(int count) {
    held -= count;
    settle();
  }

  /** Consumes beneath what is not held. */
  void settle() {
    long done = unconsumed - held;
    if (done > 0) {
      unconsumed -= done;
      lower.consumed((int) Math.min(done, Integer.MAX_VALUE));
    }
  }
}
