package stardust.runner.mutant;

import stardust.io.Closure;
import stardust.io.Receiver;

/** Passes on what arrives, but for what a mutant overrides. */
class ReceiverWrapper implements Receiver {

  private final Receiver right;

  ReceiverWrapper(Receiver right) {
    this.right = right;
  }

  @Override
  public void bytes(byte[] bytes) {
    right.bytes(bytes);
  }

  @Override
  public void end() {
    right.end();
  }

  @Override
  public void closed(Closure closure) {
    right.closed(closure);
  }
}
