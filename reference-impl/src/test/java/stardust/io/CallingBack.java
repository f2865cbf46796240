package stardust.io;

/** Passes everything on, and once runs something after it has passed on a write. */
public final class CallingBack implements Duplex {

  private final Duplex to;
  private Runnable duringNextWrite = () -> {};

  /** Makes one on top of the other. */
  public CallingBack(Duplex to) {
    this.to = to;
  }

  /** Runs this in the middle of the next write. */
  public void duringNextWrite(Runnable task) {
    duringNextWrite = task;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    to.write(bytes, flushed);
    Runnable once = duringNextWrite;
    duringNextWrite = () -> {};
    once.run();
  }

  @Override
  public Loop loop() {
    return to.loop();
  }

  @Override
  public void receive(Receiver receiver) {
    to.receive(receiver);
  }

  @Override
  public void release() {
    to.release();
  }

  @Override
  public void unread(byte[] bytes) {
    to.unread(bytes);
  }

  @Override
  public void consumed(int count) {
    to.consumed(count);
  }

  @Override
  public void closeWrite() {
    to.closeWrite();
  }

  @Override
  public void reset() {
    to.reset();
  }
}
