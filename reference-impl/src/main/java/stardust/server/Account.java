package stardust.server;

/** What one connection costs the server at this moment. Called from any loop. */
final class Account {

  private int relays;
  private long heldBytes;

  /** Counts one more relay, unless there are too many. */
  synchronized boolean takeRelay(int most) {
    if (relays >= most) {
      return false;
    }
    relays++;
    return true;
  }

  /** Counts one relay less. */
  synchronized void giveRelayBack() {
    relays--;
  }

  /** Counts bytes of relays that this connection delivered and that have not left yet. */
  synchronized void held(int count) {
    heldBytes += count;
  }

  /** Whether bytes of this connection wait for a reader elsewhere. */
  synchronized boolean holdsBytes() {
    return heldBytes > 0;
  }

  /** How many relays this connection is part of. */
  synchronized int relays() {
    return relays;
  }
}
