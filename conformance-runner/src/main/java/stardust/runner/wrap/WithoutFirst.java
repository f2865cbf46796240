package stardust.runner.wrap;

import java.util.Arrays;
import stardust.io.Duplex;

/** A stream whose first bytes somebody else has written: they do not leave again. */
public final class WithoutFirst extends StreamWrapper {

  private int left;

  /**
   * Around a stream.
   *
   * @param count how many bytes have been written already
   */
  public WithoutFirst(Duplex right, int count) {
    super(right);
    this.left = count;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    int known = Math.min(left, bytes.length);
    left -= known;
    super.write(Arrays.copyOfRange(bytes, known, bytes.length), flushed);
  }
}
