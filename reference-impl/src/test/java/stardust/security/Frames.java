package stardust.security;

import stardust.io.ViolationException;

/** Takes frames from the wire for tests of state machines. */
public final class Frames {

  private Frames() {}

  /** The one frame that these bytes, with its length in front, are. */
  public static Frame only(Framing framing, byte[] bytes) {
    FrameReader reader = new FrameReader(framing, 0);
    try {
      int read = reader.read(bytes, 0);
      Frame frame = reader.poll();
      if (frame == null || read != bytes.length) {
        throw new AssertionError("not one frame: took " + read + " of " + bytes.length + " bytes");
      }
      return frame;
    } catch (ViolationException e) {
      throw new AssertionError(e);
    }
  }
}
