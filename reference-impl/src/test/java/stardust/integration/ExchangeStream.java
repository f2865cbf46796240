package stardust.integration;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import stardust.io.ByteQueue;
import stardust.io.Bytes;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** The bytes of one stream, for a test that waits for them. */
final class ExchangeStream implements Receiver {

  private final Duplex stream;
  private final ByteQueue arrived = new ByteQueue();
  private String end = "";

  private ExchangeStream(Duplex stream) {
    this.stream = stream;
  }

  static ExchangeStream on(Duplex stream) {
    ExchangeStream bytes = new ExchangeStream(stream);
    stream.loop().execute(() -> stream.receive(bytes));
    return bytes;
  }

  /** Does something with the stream in its loop. */
  void run(Consumer<Duplex> action) {
    stream.loop().execute(() -> action.accept(stream));
  }

  synchronized byte[] read(int count) {
    await(() -> arrived.size() >= count, count + " bytes");
    return arrived.take(count);
  }

  /** Waits for the end; no byte may come before it. */
  synchronized void awaitEnd() {
    await(() -> !end.isEmpty() && arrived.isEmpty(), "the end of the stream");
  }

  @Override
  public synchronized void bytes(byte[] bytes) {
    arrived.append(bytes);
    stream.consumed(bytes.length);
    notifyAll();
  }

  @Override
  public synchronized void end() {
    end = "ended";
    notifyAll();
  }

  @Override
  public synchronized void closed(Closure closure) {
    end = closure.why();
    notifyAll();
  }

  private synchronized void await(BooleanSupplier here, String what) {
    long deadline = System.nanoTime() + Waits.DEADLINE.toNanos();
    while (!here.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        String came = Bytes.hex(arrived.peekBytes(arrived.size()), 64);
        throw new AssertionError("awaited " + what + "; there is " + came + " " + end);
      }
      pause(left);
    }
  }

  private synchronized void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
