package stardust.io;

import java.time.Duration;

/**
 * Lets a connection end by itself after the last words were written: whatever still comes is thrown
 * away, and when the other side has not ended it in time, it is reset.
 */
public final class Linger implements Receiver {

  private final Duplex duplex;
  private final Loop.Timer deadline;

  private Linger(Duplex duplex, Duration atMost) {
    this.duplex = duplex;
    this.deadline = duplex.loop().schedule(atMost, duplex::reset);
  }

  /** Closes the writing side and waits for the other side to end, at most so long. */
  public static void over(Duplex duplex, Duration atMost) {
    duplex.closeWrite();
    duplex.receive(new Linger(duplex, atMost));
  }

  @Override
  public void bytes(byte[] bytes) {
    duplex.consumed(bytes.length);
  }

  @Override
  public void end() {}

  @Override
  public void closed(Closure closure) {
    deadline.cancel();
  }
}
