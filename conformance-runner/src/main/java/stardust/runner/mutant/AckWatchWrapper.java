package stardust.runner.mutant;

import stardust.server.AckWatch;

/** A watch that is as right as the one beneath, but for what a mutant overrides. */
class AckWatchWrapper implements AckWatch {

  private final AckWatch right;

  AckWatchWrapper(AckWatch right) {
    this.right = right;
  }

  @Override
  public void listSent() {
    right.listSent();
  }

  @Override
  public void acknowledged() {
    right.acknowledged();
  }

  @Override
  public boolean periodOver(boolean relaysBusy) {
    return right.periodOver(relaysBusy);
  }
}
