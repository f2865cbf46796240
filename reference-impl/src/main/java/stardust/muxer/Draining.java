package stardust.muxer;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** Reads on after a session's end until the stream beneath is closed, so that it closes cleanly. */
record Draining(Duplex lower, Loop.Timer timer) implements Receiver {

  @Override
  public void bytes(byte[] bytes) {
    lower.consumed(bytes.length);
  }

  @Override
  public void end() {
    // The stream beneath closes itself: this side has half-closed already.
  }

  @Override
  public void closed(Closure closure) {
    timer.cancel();
  }
}
