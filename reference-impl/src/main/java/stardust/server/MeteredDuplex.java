package stardust.server;

import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** A relayed stream that keeps its connection's {@link Account}. */
final class MeteredDuplex implements Duplex {

  private final Duplex inner;
  private final Account account;
  private int unconsumed;
  private int unflushed;
  private boolean closed;

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
    countUnconsumed(-bytes.length);
    inner.unread(bytes);
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    countUnflushed(bytes.length);
    inner.write(
        bytes,
        () -> {
          countUnflushed(-bytes.length);
          flushed.run();
        });
  }

  @Override
  public void consumed(int count) {
    countUnconsumed(-count);
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

  private void countUnconsumed(int bytes) {
    if (!closed) {
      unconsumed += bytes;
      account.waiting(bytes);
    }
  }

  private void countUnflushed(int bytes) {
    if (!closed) {
      unflushed += bytes;
      account.waiting(bytes);
    }
  }

  /** What waits on a stream that is over waits for nothing. */
  private void countNoMore() {
    account.waiting(-unconsumed - unflushed);
    closed = true;
  }

  /** Counts what arrives before the receiver is told. */
  private final class Meter implements Receiver {

    private final Receiver receiver;

    Meter(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void bytes(byte[] bytes) {
      account.arrived(bytes.length);
      countUnconsumed(bytes.length);
      receiver.bytes(bytes);
    }

    @Override
    public void end() {
      receiver.end();
    }

    @Override
    public void closed(Closure closure) {
      countNoMore();
      receiver.closed(closure);
    }
  }
}
