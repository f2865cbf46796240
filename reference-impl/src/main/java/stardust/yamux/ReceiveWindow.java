package stardust.yamux;

/** How many bytes the other side may still send on a stream. */
final class ReceiveWindow {

  private final long size;
  private long granted;
  private long consumed;

  /**
   * @param size how many bytes may be on their way or not consumed at any time
   */
  ReceiveWindow(long size) {
    this.size = Math.max(size, YamuxFrame.INITIAL_WINDOW);
    this.granted = YamuxFrame.INITIAL_WINDOW;
    this.consumed = this.size - YamuxFrame.INITIAL_WINDOW;
  }

  long granted() {
    return granted;
  }

  void arrived(int count) {
    granted -= count;
  }

  void consumed(int count) {
    consumed += count;
  }

  /**
   * Whether there is enough to grant to be worth a frame. A quarter: with halves, what a slow
   * reader grants empties the server between it and a writer from time to time.
   */
  boolean refillDue() {
    return consumed >= size / 4;
  }

  /** Grants everything that was consumed; the credit for the frame that says so. */
  long refill() {
    long credit = consumed;
    granted += credit;
    consumed = 0;
    return credit;
  }
}
