package stardust.runner.mutant;

import stardust.server.AckWatch;

/** Takes a silent peer off only if it has acknowledged a list before, or only if it has not. */
final class TakesOffIf implements AckWatch {

  private final boolean wanted;
  private final AckWatch right;
  private boolean acknowledged;

  TakesOffIf(boolean wanted, AckWatch right) {
    this.wanted = wanted;
    this.right = right;
  }

  @Override
  public void listSent() {
    right.listSent();
  }

  @Override
  public void acknowledged() {
    acknowledged = true;
    right.acknowledged();
  }

  @Override
  public boolean periodOver(boolean relaysBusy) {
    return right.periodOver(relaysBusy) && acknowledged == wanted;
  }
}
