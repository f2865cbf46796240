package stardust.server;

/** What the relays of one connection cost the server at this moment. Called from any loop. */
final class Account {

  private int relays;
  private long waiting;
  private long arrived;

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

  /** Relayed bytes arrived over this connection. */
  synchronized void arrived(int count) {
    arrived += count;
  }

  /** How many relayed bytes have ever arrived over this connection. */
  synchronized long arrived() {
    return arrived;
  }

  /** Counts relayed bytes that came or go over this connection and have not left the server. */
  synchronized void waiting(int count) {
    waiting += count;
  }

  /** Whether relayed bytes that came or go over this connection have not left the server. */
  synchronized boolean isWaiting() {
    return waiting > 0;
  }
}
