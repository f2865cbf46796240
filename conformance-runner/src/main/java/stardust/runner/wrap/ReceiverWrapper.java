package stardust.runner.wrap;

import stardust.io.Closure;
import stardust.io.Receiver;

/** A receiver that does as the one behind it, but for what is overridden. */
public class ReceiverWrapper implements Receiver {

  private final Receiver right;

  public ReceiverWrapper(Receiver right) {
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
