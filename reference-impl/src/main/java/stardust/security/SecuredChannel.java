package stardust.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import stardust.io.AbstractDuplex;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.io.ViolationException;
import stardust.trace.Tap;

/** Plaintext above, frames of a security protocol beneath. */
public final class SecuredChannel extends AbstractDuplex {

  private final Duplex lower;
  private final FrameCipher cipher;
  private final Tap tap;
  private final FrameReader reader;
  private final Credit credit;
  private boolean writeClosed;

  SecuredChannel(Duplex lower, FrameReader reader, int longestFrame, FrameCipher cipher, Tap tap) {
    super(lower.loop());
    this.lower = lower;
    this.reader = reader;
    this.cipher = cipher;
    this.tap = tap;
    this.credit = new Credit(lower, longestFrame);
  }

  /** Begins to take what arrives beneath. */
  void start() {
    lower.receive(new Incoming());
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    checkInLoop();
    if (writeClosed || isClosed()) {
      return;
    }
    try {
      // In one write: a callback of the layer beneath may write here, too, and must not get
      // between.
      lower.write(sealed(bytes), flushed);
    } catch (IOException e) {
      fail(Closure.Kind.LOCAL, e);
    }
  }

  /** The frames that carry the bytes. */
  private byte[] sealed(byte[] bytes) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream(bytes.length);
    int from = 0;
    while (from < bytes.length) {
      int to = (int) Math.min(bytes.length, (long) from + cipher.longestPlaintext());
      byte[] frame = cipher.seal(Arrays.copyOfRange(bytes, from, to));
      SecurityEvents.sent(tap, to - from, frame);
      frames.writeBytes(frame);
      from = to;
    }
    return frames.toByteArray();
  }

  /**
   * The plaintext as the frame that is due now, its length included, for a peer that means to alter
   * it: the keys move on as if it had been sent.
   *
   * @throws IOException when the keys are used up
   */
  public byte[] seal(byte[] plaintext) throws IOException {
    checkInLoop();
    return cipher.seal(plaintext);
  }

  /** Writes the bytes beneath the encryption, exactly as given; traced as injected. */
  public void writeRaw(byte[] bytes) {
    checkInLoop();
    SecurityEvents.injected(tap, bytes);
    lower.write(bytes);
  }

  @Override
  public void consumed(int count) {
    checkInLoop();
    credit.consumed(count);
  }

  @Override
  public void closeWrite() {
    checkInLoop();
    writeClosed = true;
    lower.closeWrite();
  }

  @Override
  public void reset() {
    checkInLoop();
    lower.reset();
  }

  private void fail(Closure.Kind kind, IOException cause) {
    // The first closure counts: the cause is known here, and not that of the reset that follows.
    deliverClosed(new Closure(kind, String.valueOf(cause.getMessage())));
    lower.reset();
  }

  private void take(byte[] bytes) throws ViolationException {
    int from = 0;
    while (from < bytes.length && !isClosed()) {
      from += reader.read(bytes, from);
      Frame frame = reader.poll();
      if (frame != null) {
        take(frame);
      }
    }
    credit.incomplete(reader.held());
  }

  private void take(Frame frame) throws ViolationException {
    byte[] plaintext = open(frame);
    credit.complete(frame.length(), plaintext.length);
    deliver(plaintext);
  }

  private byte[] open(Frame frame) throws ViolationException {
    try {
      byte[] plaintext = cipher.open(frame);
      SecurityEvents.received(tap, plaintext.length, frame);
      return plaintext;
    } catch (ViolationException e) {
      SecurityEvents.unreadable(tap, frame);
      throw e;
    }
  }

  private final class Incoming implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      if (isClosed()) {
        return;
      }
      try {
        take(bytes);
      } catch (ViolationException e) {
        fail(Closure.Kind.VIOLATION, e);
      }
    }

    @Override
    public void end() {
      if (isClosed()) {
        return;
      }
      if (reader.held() > 0) {
        fail(Closure.Kind.VIOLATION, reader.truncated().asException());
      } else {
        deliverEnd();
      }
    }

    @Override
    public void closed(Closure closure) {
      deliverClosed(closure);
    }
  }
}
