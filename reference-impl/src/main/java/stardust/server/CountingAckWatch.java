package stardust.server;

/**
 * Counts the periods in which a list was waiting for its acknowledgement and none came. Periods in
 * which the server could not write its list, or does not read what the peer sends, are not held
 * against the peer.
 */
final class CountingAckWatch implements AckWatch {

  private final int silentPeriods;
  private boolean awaiting;
  private int silent;

  CountingAckWatch(int silentPeriods) {
    this.silentPeriods = silentPeriods;
  }

  @Override
  public void listSent() {
    awaiting = true;
  }

  @Override
  public void acknowledged() {
    awaiting = false;
    silent = 0;
  }

  @Override
  public boolean periodOver(boolean readingHeldBack) {
    if (awaiting && !readingHeldBack) {
      silent++;
    }
    return silent >= silentPeriods;
  }
}
