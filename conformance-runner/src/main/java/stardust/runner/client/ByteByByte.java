package stardust.runner.client;

import stardust.io.Duplex;
import stardust.runner.wrap.StreamWrapper;

/** A stream on which each byte leaves in a write of its own. */
final class ByteByByte extends StreamWrapper {

  ByteByByte(Duplex right) {
    super(right);
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    for (int i = 0; i < bytes.length; i++) {
      super.write(new byte[] {bytes[i]}, i == bytes.length - 1 ? flushed : () -> {});
    }
    if (bytes.length == 0) {
      super.write(bytes, flushed);
    }
  }
}
