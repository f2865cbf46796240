package stardust.runner.wrap;

import stardust.io.Duplex;

/** A stream on which each byte leaves in a write of its own. */
public final class ByteByByte extends StreamWrapper {

  public ByteByByte(Duplex right) {
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
