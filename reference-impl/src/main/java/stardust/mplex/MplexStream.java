package stardust.mplex;

import stardust.io.Closure;
import stardust.muxer.AbstractMuxedStream;

/** A stream of an mplex session. */
final class MplexStream extends AbstractMuxedStream implements Runnable {

  private static final byte[] NO_DATA = {};

  private final MplexMuxer muxer;
  private final long id;
  private final boolean openedHere;
  private boolean announced;
  private int unconsumed;

  MplexStream(MplexMuxer muxer, long id, boolean openedHere) {
    super(muxer, MplexFrame.label(openedHere, id));
    this.muxer = muxer;
    this.id = id;
    this.openedHere = openedHere;
    this.announced = !openedHere;
  }

  /** Tells the other side of the stream, and sends what was written in the meantime. */
  @Override
  public void run() {
    announced = true;
    byte[] name = MplexMuxer.nameOf(id);
    muxer.sendNow(new MplexFrame(id, MplexFlag.NEW_STREAM.code(true), name));
    wake();
  }

  void message(byte[] data) {
    // Deployed stacks drop what comes after the other side's close.
    if (data.length > 0 && isReading()) {
      unconsumed += data.length;
      muxer.hold(data.length);
      arrived(data);
    }
  }

  void closedByOther() {
    remoteClosed();
  }

  void resetByOther() {
    finish(new Closure(Closure.Kind.RESET, "stream " + label() + " was reset by the other side"));
  }

  @Override
  public void consumed(int count) {
    checkInLoop();
    int given = Math.min(count, unconsumed);
    unconsumed -= given;
    muxer.release(given);
  }

  @Override
  protected long room() {
    return announced ? Integer.MAX_VALUE : 0;
  }

  @Override
  protected boolean mayClose() {
    return announced;
  }

  @Override
  protected byte[] dataFrame(byte[] payload) {
    return muxer.sent(frame(MplexFlag.MESSAGE, payload));
  }

  @Override
  protected byte[] closeFrame() {
    return muxer.sent(frame(MplexFlag.CLOSE, NO_DATA));
  }

  @Override
  protected void sendReset() {
    if (announced) {
      muxer.sendNow(frame(MplexFlag.RESET, NO_DATA));
    }
  }

  @Override
  protected void ended(Closure closure) {
    muxer.ended(this, id, openedHere);
    if (closure.kind() != Closure.Kind.FINISHED) {
      consumed(unconsumed);
    }
  }

  private MplexFrame frame(MplexFlag flag, byte[] data) {
    return new MplexFrame(id, flag.code(openedHere), data);
  }
}
