package stardust.yamux;

import stardust.io.Closure;
import stardust.muxer.AbstractMuxedStream;

/** A stream of a yamux session. */
final class YamuxStream extends AbstractMuxedStream {

  private final YamuxMuxer muxer;
  private final long id;
  private final boolean openedHere;
  private final ReceiveWindow window;
  private final FlagFrames flagged;
  private long credit = YamuxFrame.INITIAL_WINDOW;
  private int firstFlag;
  private int unconsumed;

  YamuxStream(YamuxMuxer muxer, long id, boolean openedHere, long windowSize, FlagFrames flagged) {
    super(muxer, Long.toString(id));
    this.muxer = muxer;
    this.id = id;
    this.openedHere = openedHere;
    this.window = new ReceiveWindow(windowSize);
    this.flagged = flagged;
    this.firstFlag = openedHere ? YamuxFrame.SYN : YamuxFrame.ACK;
  }

  /** Tells the other side of a stream that was opened here, or that its window is a wide one. */
  void announce() {
    long more = window.refill();
    if (flagged == FlagFrames.DATA) {
      muxer.sendNow(flagged.of(takeFirstFlag(), id));
    }
    if (more > 0 || firstFlag != 0) {
      sendUpdate(more);
    }
  }

  /** What the other side may still send, in bytes. */
  long granted() {
    return window.granted();
  }

  void data(byte[] payload) {
    window.arrived(payload.length);
    // What comes after the other side's FIN is dropped.
    if (payload.length > 0 && isReading()) {
      unconsumed += payload.length;
      arrived(payload);
    }
  }

  void addCredit(long more) {
    credit += more;
    wake();
  }

  void closedByOther() {
    remoteClosed();
  }

  void resetByOther() {
    finish(new Closure(Closure.Kind.RESET, "stream " + id + " was reset by the other side"));
  }

  @Override
  public void consumed(int count) {
    checkInLoop();
    int given = Math.min(count, unconsumed);
    unconsumed -= given;
    window.consumed(given);
    if (given > 0 && window.refillDue() && isReading()) {
      sendUpdate(window.refill());
    }
  }

  @Override
  protected long room() {
    return credit;
  }

  @Override
  protected boolean mayClose() {
    return true;
  }

  @Override
  protected byte[] dataFrame(byte[] payload) {
    credit -= payload.length;
    return muxer.sent(YamuxFrame.data(takeFirstFlag(), id, payload));
  }

  @Override
  protected byte[] closeFrame() {
    return muxer.sent(flagged.of(YamuxFrame.FIN | takeFirstFlag(), id));
  }

  @Override
  protected void sendReset() {
    muxer.sendNow(flagged.of(YamuxFrame.RST | takeFirstFlag(), id));
  }

  @Override
  protected void ended(Closure closure) {
    muxer.ended(id, openedHere);
  }

  private void sendUpdate(long more) {
    muxer.sendNow(YamuxFrame.control(YamuxFrame.WINDOW_UPDATE, takeFirstFlag(), id, more));
  }

  /** SYN or ACK goes with the first frame that is sent for the stream, and with no other. */
  private int takeFirstFlag() {
    int flag = firstFlag;
    firstFlag = 0;
    return flag;
  }
}
