package stardust.runner.wrap;

import stardust.io.Duplex;
import stardust.mplex.MplexFrame;

/** What mplex is spoken on, by a side that gives its streams names of a length of its own. */
public final class RenamedStreams extends StreamWrapper {

  /** The flag is in the lowest three bits of the first byte; that of a new stream is 0. */
  private static final int FLAG = 7;

  private static final int ID_BITS = 3;

  private final int length;

  /**
   * Around the lower stream.
   *
   * @param length of each name, in bytes
   */
  public RenamedStreams(Duplex lower, int length) {
    super(lower);
    this.length = length;
  }

  /** The muxer writes each frame by itself, and few streams, whose ids take one byte. */
  @Override
  public void write(byte[] bytes, Runnable flushed) {
    boolean opens = bytes.length > 0 && (bytes[0] & FLAG) == 0 && bytes[0] >= 0;
    super.write(
        opens ? new MplexFrame(bytes[0] >> ID_BITS, 0, new byte[length]).encode() : bytes, flushed);
  }
}
