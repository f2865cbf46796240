package stardust.connection;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** Writes back what comes. */
record Echo(Duplex stream) implements Receiver {

  @Override
  public void bytes(byte[] bytes) {
    stream.write(bytes, () -> stream.consumed(bytes.length));
  }

  @Override
  public void end() {
    stream.closeWrite();
  }

  @Override
  public void closed(Closure closure) {}
}
