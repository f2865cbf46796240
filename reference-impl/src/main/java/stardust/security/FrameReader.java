package stardust.security;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import stardust.io.Violation;
import stardust.io.ViolationException;

/** Cuts frames from bytes that arrive in any pieces. */
final class FrameReader {

  /** A length that is not yet backed by bytes is believed only so far. */
  private static final int FIRST_ALLOCATION = 64 << 10;

  private final Framing framing;
  private long frameOffset;
  private int prefixRead;
  private long declared;
  private byte[] body = new byte[0];
  private int bodyRead;

  /**
   * @param offset where the first byte stands in the secured stream
   */
  FrameReader(Framing framing, long offset) {
    this.framing = framing;
    this.frameOffset = offset;
  }

  /**
   * Takes bytes up to the end of the current frame at most, which {@link #poll} then gives.
   *
   * @return how many were taken, at least one
   */
  int read(byte[] bytes, int from) throws ViolationException {
    int at = from;
    while (at < bytes.length && prefixRead < framing.prefixBytes()) {
      declared = declared << 8 | (bytes[at++] & 0xff);
      if (++prefixRead == framing.prefixBytes()) {
        checkLength();
      }
    }
    int count = prefixRead < framing.prefixBytes() ? 0 : readBody(bytes, at);
    return at + count - from;
  }

  private void checkLength() throws ViolationException {
    if (declared > framing.longestBody()) {
      String what =
          "a frame of " + declared + " bytes; at most " + framing.longestBody() + " are allowed";
      throw new Violation(framing.layer(), what, frameOffset).asException();
    }
  }

  private int readBody(byte[] bytes, int at) {
    int count = (int) Math.min(bytes.length - at, declared - bodyRead);
    if (bodyRead + count > body.length) {
      int room = Math.max(bodyRead + count, Math.max(2 * body.length, FIRST_ALLOCATION));
      body = Arrays.copyOf(body, (int) Math.min(room, declared));
    }
    System.arraycopy(bytes, at, body, bodyRead, count);
    bodyRead += count;
    return count;
  }

  /** The frame that has become whole; null while it has not. */
  @Nullable Frame poll() {
    if (prefixRead < framing.prefixBytes() || bodyRead < declared) {
      return null;
    }
    Frame frame = new Frame(framing, frameOffset, body);
    frameOffset += frame.length();
    prefixRead = 0;
    declared = 0;
    body = new byte[0];
    bodyRead = 0;
    return frame;
  }

  /** How many bytes of an incomplete frame are held, its length included. */
  int held() {
    return prefixRead + bodyRead;
  }

  /** Where the next frame begins, in bytes from the start of the secured stream. */
  long offset() {
    return frameOffset;
  }

  /** Says that the stream ended within a frame. */
  Violation truncated() {
    String expected =
        prefixRead < framing.prefixBytes()
            ? "its length"
            : (framing.prefixBytes() + declared) + " bytes";
    String what = "the stream ended within a frame: " + held() + " bytes came of " + expected;
    return new Violation(framing.layer(), what, frameOffset);
  }
}
