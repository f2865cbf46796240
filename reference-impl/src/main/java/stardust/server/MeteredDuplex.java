package stardust.server;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** A relayed stream that keeps its connection's {@link Account} of bytes not yet passed on. */
final class MeteredDuplex implements Duplex {

  private final Duplex inner;
  private final Account account;
  private int held;

  MeteredDuplex(Duplex inner, Account account) {
    this.inner = inner;
    this.account = account;
  }

  @Override
  public Loop loop() {
    return inner.loop();
  }

  @Override
  public void receive(Receiver receiver) {
    inner.receive(new Meter(receiver));
  }

  @Override
  public void release() {
    inner.release();
  }

  @Override
  public void unread(byte[] bytes) {
    count(-Math.min(held, bytes.length));
    inner.unread(bytes);
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    inner.write(bytes, flushed);
  }

  @Override
  public void consumed(int count) {
    count(-Math.min(held, count));
    inner.consumed(count);
  }

  @Override
  public void closeWrite() {
    inner.closeWrite();
  }

  @Override
  public void reset() {
    inner.reset();
  }

  private void count(int bytes) {
    held += bytes;
    account.held(bytes);
  }

  /** Counts what arrives before the receiver is told. */
  private final class Meter implements Receiver {

    private final Receiver receiver;

    Meter(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void bytes(byte[] bytes) {
      count(bytes.length);
      receiver.bytes(bytes);
    }

    @Override
    public void end() {
      receiver.end();
    }

    @Override
    public void closed(Closure closure) {
      count(-held);
      receiver.closed(closure);
    }
  }
}
