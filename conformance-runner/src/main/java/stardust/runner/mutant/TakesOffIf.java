package stardust.runner.mutant;

import stardust.server.AckWatch;

/** Takes a silent peer off only if it has acknowledged a list before, or only if it has not. */
final class TakesOffIf extends AckWatchWrapper {

  private final boolean wanted;
  private boolean acknowledged;

  TakesOffIf(boolean wanted, AckWatch right) {
    super(right);
    this.wanted = wanted;
  }

  @Override
  public void acknowledged() {
    acknowledged = true;
    super.acknowledged();
  }

  @Override
  public boolean periodOver(boolean relaysBusy) {
    return super.periodOver(relaysBusy) && acknowledged == wanted;
  }
}
