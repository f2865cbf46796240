package stardust.muxer;

import stardust.io.AbstractDuplex;
import stardust.io.Closure;
import stardust.muxer.WriteQueue.Piece;

/** What streams of every muxer do alike: queue writes, half-close, reset, end once. */
public abstract class AbstractMuxedStream extends AbstractDuplex implements MuxedStream {

  /** The longest payload that is sent in one frame; short, so that other streams get their turn. */
  private static final int MOST_SENT = 64 << 10;

  private final AbstractMuxer<?> muxer;
  private final String label;
  private final WriteQueue writes = new WriteQueue();
  private boolean writeClosed;
  private boolean closeSent;
  private boolean closeFlushed;

  protected AbstractMuxedStream(AbstractMuxer<?> muxer, String label) {
    super(muxer.loop());
    this.muxer = muxer;
    this.label = label;
  }

  @Override
  public final String label() {
    return label;
  }

  /** How many bytes may be sent now; 0 while the stream has to wait. */
  protected abstract long room();

  /** Whether the half-close may be sent now. */
  protected abstract boolean mayClose();

  /** The frame that carries these bytes; it is sent as soon as it is returned. */
  protected abstract byte[] dataFrame(byte[] payload);

  /** The frame that closes the writing side; it is sent as soon as it is returned. */
  protected abstract byte[] closeFrame();

  /** Tells the other side, if it knows of the stream, that this side resets it. */
  protected abstract void sendReset();

  /** The stream is over; the session forgets it, and what it holds is given up. */
  protected abstract void ended(Closure closure);

  @Override
  public final void write(byte[] bytes, Runnable flushed) {
    checkInLoop();
    if (writeClosed || isClosed()) {
      return;
    }
    if (bytes.length == 0) {
      loop().execute(() -> runUnlessClosed(flushed));
      return;
    }
    writes.add(bytes, flushed);
    muxer.ready(this);
  }

  @Override
  public final void closeWrite() {
    checkInLoop();
    if (!writeClosed && !isClosed()) {
      writeClosed = true;
      muxer.ready(this);
    }
  }

  @Override
  public final void reset() {
    checkInLoop();
    if (!isClosed()) {
      sendReset();
      finish(Closure.LOCAL);
    }
  }

  /** Bytes came in for this stream; at least one. */
  protected final void arrived(byte[] payload) {
    deliver(payload);
  }

  /** The other side closed its writing side. */
  protected final void remoteClosed() {
    if (!isEnded() && !isClosed()) {
      deliverEnd();
      finishIfBothClosed();
    }
  }

  /** Whether bytes from the other side are still expected. */
  protected final boolean isReading() {
    return !isEnded() && !isClosed();
  }

  /** The stream may be able to send again. */
  protected final void wake() {
    muxer.ready(this);
  }

  /** Ends the stream, once. */
  protected final void finish(Closure closure) {
    if (!isClosed()) {
      writes.clear();
      ended(closure);
      deliverClosed(closure);
    }
  }

  final boolean canSend() {
    if (isClosed()) {
      return false;
    }
    return writes.isEmpty() ? writeClosed && !closeSent && mayClose() : room() > 0;
  }

  /** The next frame, only when {@link #canSend}. */
  final FairWriter.Outgoing nextFrame() {
    if (writes.isEmpty()) {
      closeSent = true;
      return new FairWriter.Outgoing(closeFrame(), this::closeFlushed);
    }
    Piece piece = writes.take((int) Math.min(MOST_SENT, room()));
    return new FairWriter.Outgoing(
        dataFrame(piece.bytes()), () -> runUnlessClosed(piece.flushed()));
  }

  /** Only now, so that the callbacks of the last writes come before the end. */
  private void closeFlushed() {
    closeFlushed = true;
    finishIfBothClosed();
  }

  private void finishIfBothClosed() {
    if (closeFlushed && isEnded()) {
      finish(Closure.FINISHED);
    }
  }

  private void runUnlessClosed(Runnable flushed) {
    if (!isClosed()) {
      flushed.run();
    }
  }
}
