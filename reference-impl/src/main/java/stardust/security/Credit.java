package stardust.security;

import stardust.io.Duplex;

/**
 * Keeps the account of a framed stream beneath a secured channel. Overhead is consumed at once,
 * payload when the upper layer consumes it.
 *
 * <p>A frame can be longer than the room that the stream beneath gives, and would then never become
 * whole. So what an incomplete frame holds beyond {@value #CHARGED} bytes is consumed ahead of the
 * upper layer, as long as it is at most one longest frame behind.
 */
final class Credit {

  private static final int CHARGED = 64 << 10;

  private final Duplex lower;
  private final int mostAhead;
  private int ahead;
  private int given;

  Credit(Duplex lower, int longestFrame) {
    this.lower = lower;
    this.mostAhead = longestFrame;
  }

  /** So many bytes of an incomplete frame are held. */
  void incomplete(int held) {
    if (held - given > CHARGED && ahead <= mostAhead) {
      giveBack(held - given - CHARGED);
      given = held - CHARGED;
    }
  }

  /** A frame became whole, and its payload goes to the upper layer. */
  void complete(int frameBytes, int payload) {
    int overhead = frameBytes - payload;
    ahead += Math.max(0, given - overhead);
    giveBack(Math.max(0, overhead - given));
    given = 0;
  }

  /** The upper layer consumed so many bytes. */
  void consumed(int count) {
    int covered = Math.min(count, ahead);
    ahead -= covered;
    giveBack(count - covered);
  }

  private void giveBack(int count) {
    if (count > 0) {
      lower.consumed(count);
    }
  }
}
