package stardust.security;

import java.io.IOException;
import stardust.io.ViolationException;

/** The keys of both directions once a handshake is done. Frames must pass in order. */
public interface FrameCipher {

  /** The longest plaintext that one frame carries here, in bytes. */
  int longestPlaintext();

  /**
   * The plaintext as the next frame that this side sends, its length included.
   *
   * @throws IOException when the keys are used up
   */
  byte[] seal(byte[] plaintext) throws IOException;

  /** The plaintext of the next frame that arrived; may be empty. */
  byte[] open(Frame frame) throws ViolationException;
}
