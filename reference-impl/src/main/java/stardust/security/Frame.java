package stardust.security;

import stardust.io.Violation;
import stardust.io.ViolationException;

/**
 * A frame that arrived whole.
 *
 * @param framing by whose rules
 * @param offset where it begins, in bytes from the start of the secured stream
 * @param body its bytes without the length
 */
public record Frame(Framing framing, long offset, byte[] body) {

  /** How many bytes it took on the wire. */
  public int length() {
    return framing.prefixBytes() + body.length;
  }

  /** Its bytes on the wire. */
  public byte[] encoded() {
    return framing.encode(body);
  }

  /** Says what is wrong with this frame. */
  public ViolationException violation(String what) {
    return new Violation(framing.layer(), what, offset).asException();
  }
}
