package stardust.server;

import java.util.function.Supplier;
import stardust.io.Duplex;

/**
 * Writes lists to one peer, one at a time. What is asked for while a list is on its way becomes one
 * list, made when the way is free: a slow peer costs one list, and gets the newest.
 */
final class ListOutbox {

  private final Duplex stream;
  private final Supplier<byte[]> list;
  private final Runnable left;
  private boolean leaving;
  private boolean wanted;

  /**
   * Makes an empty outbox.
   *
   * @param list makes a list as it is now, ready for the wire
   * @param left called for each list that has left
   */
  ListOutbox(Duplex stream, Supplier<byte[]> list, Runnable left) {
    this.stream = stream;
    this.list = list;
    this.left = left;
  }

  /** Sends a list as soon as the one before has left. */
  void send() {
    if (leaving) {
      wanted = true;
      return;
    }
    leaving = true;
    wanted = false;
    stream.write(list.get(), this::hasLeft);
  }

  private void hasLeft() {
    leaving = false;
    left.run();
    if (wanted) {
      send();
    }
  }
}
