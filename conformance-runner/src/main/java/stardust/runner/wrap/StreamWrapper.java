package stardust.runner.wrap;

import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;
import stardust.muxer.MuxedStream;

/** A stream that does as the one beneath, but for what is overridden. */
public class StreamWrapper implements MuxedStream {

  private final Duplex right;

  public StreamWrapper(Duplex right) {
    this.right = right;
  }

  /** Who gets what arrives. */
  protected Receiver changed(Receiver receiver) {
    return receiver;
  }

  @Override
  public String label() {
    return right instanceof MuxedStream muxed ? muxed.label() : "";
  }

  @Override
  public Loop loop() {
    return right.loop();
  }

  @Override
  public void receive(Receiver receiver) {
    right.receive(changed(receiver));
  }

  @Override
  public void release() {
    right.release();
  }

  @Override
  public void unread(byte[] bytes) {
    right.unread(bytes);
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    right.write(bytes, flushed);
  }

  @Override
  public void consumed(int count) {
    right.consumed(count);
  }

  @Override
  public void closeWrite() {
    right.closeWrite();
  }

  @Override
  public void reset() {
    right.reset();
  }
}
