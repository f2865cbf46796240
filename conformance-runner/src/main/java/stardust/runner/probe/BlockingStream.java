package stardust.runner.probe;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.io.ByteQueue;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.muxer.MuxedStream;

/**
 * A {@link Duplex} for a thread that waits. What arrives is kept until it is asked for and counts
 * as consumed only then, so that a scenario that does not read is a reader that stalls.
 */
public final class BlockingStream {

  private final Duplex stream;
  private final Object lock = new Object();
  private final ByteQueue arrived = new ByteQueue();
  private boolean ended;
  private @Nullable Closure closure;

  private BlockingStream(Duplex stream) {
    this.stream = stream;
  }

  /** Takes over the stream; may be called on any thread. */
  public static BlockingStream over(Duplex stream) {
    BlockingStream blocking = new BlockingStream(stream);
    stream.loop().run(() -> stream.receive(blocking.new Keeper()));
    return blocking;
  }

  /** Looks at the queue until the look finds something or the time is over. */
  <T> Optional<T> await(Look<T> look, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (lock) {
      while (true) {
        int before = arrived.size();
        Optional<T> found = look.at(arrived, ended || closure != null, closure);
        giveBack(before - arrived.size());
        long left = deadline - System.nanoTime();
        if (found.isPresent() || left <= 0) {
          return found;
        }
        waitUpTo(left);
      }
    }
  }

  /** Takes what has come, at least one byte; nothing at the end of the stream or of the time. */
  public byte[] read(int most, Duration timeout) {
    Look<byte[]> look =
        (queue, over, cause) ->
            queue.isEmpty() && !over
                ? Optional.empty()
                : Optional.of(queue.take(Math.min(most, queue.size())));
    return await(look, timeout).orElse(new byte[0]);
  }

  /** Exactly so many bytes, or fewer when the stream or the time ends before. */
  public byte[] readExactly(int count, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (read.size() < count) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      byte[] some = read(count - read.size(), left);
      if (some.length == 0) {
        break;
      }
      read.writeBytes(some);
    }
    return read.toByteArray();
  }

  /** The first bytes, so many, which stay to be read; nothing if the stream or the time ends. */
  public byte[] peek(int count, Duration timeout) {
    Look<byte[]> look =
        (queue, over, cause) ->
            queue.size() >= count
                ? Optional.of(queue.peekBytes(count))
                : over ? Optional.of(new byte[0]) : Optional.empty();
    return await(look, timeout).orElse(new byte[0]);
  }

  /** How the stream stands once no more bytes come: ended, closed, or silent for the time. */
  public Arrival awaitEnd(Duration timeout) {
    Look<Arrival> look =
        (queue, over, cause) -> {
          queue.skip(queue.size());
          return over ? Optional.of(end(queue, cause)) : Optional.empty();
        };
    return await(look, timeout).orElse(new Arrival.Silence(timeout, 0));
  }

  /** How the stream closed; empty if one direction of it is still open when the time is over. */
  public Optional<Closure> awaitClosed(Duration timeout) {
    Look<Closure> look =
        (queue, over, cause) -> {
          queue.skip(queue.size());
          return Optional.ofNullable(cause);
        };
    return await(look, timeout);
  }

  /** Whether a byte, or the end, comes within the time. */
  public boolean awaitAnything(Duration timeout) {
    Look<Boolean> look =
        (queue, over, cause) -> over || !queue.isEmpty() ? Optional.of(true) : Optional.empty();
    return await(look, timeout).isPresent();
  }

  /** Writes and waits until the bytes have left; whether they did so in time. */
  public boolean write(byte[] bytes, Duration timeout) {
    return happens(flush(bytes), timeout);
  }

  /**
   * The same, but bytes that have not left in time have as much of it again once something else has
   * been done: on a busy machine that takes as much longer as they do.
   */
  public boolean write(byte[] bytes, Duration timeout, Runnable somethingElse) {
    CompletableFuture<Void> flushed = flush(bytes);
    if (happens(flushed, timeout)) {
      return true;
    }
    somethingElse.run();
    return happens(flushed, timeout);
  }

  private CompletableFuture<Void> flush(byte[] bytes) {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    stream.loop().run(() -> stream.write(bytes, () -> flushed.complete(null)));
    return flushed;
  }

  /**
   * Writes each byte when the one before it has left, without a hand-over between threads for each;
   * whether all did so in time.
   */
  public boolean writeSingly(byte[] bytes, Duration timeout) {
    CompletableFuture<Void> flushed = new CompletableFuture<>();
    stream.loop().run(() -> writeFrom(0, bytes, flushed));
    return happens(flushed, timeout);
  }

  private void writeFrom(int at, byte[] bytes, CompletableFuture<Void> flushed) {
    if (at == bytes.length) {
      flushed.complete(null);
    } else {
      // Not in the callback itself, which may come within the write: the stack would grow.
      Runnable next = () -> stream.loop().execute(() -> writeFrom(at + 1, bytes, flushed));
      stream.write(new byte[] {bytes[at]}, next);
    }
  }

  private static boolean happens(CompletableFuture<Void> flushed, Duration timeout) {
    try {
      flushed.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes without waiting. */
  public void write(byte[] bytes) {
    stream.loop().run(() -> stream.write(bytes));
  }

  /** Half-close. */
  public void closeWrite() {
    stream.loop().run(stream::closeWrite);
  }

  /** Ends both directions at once. */
  public void reset() {
    stream.loop().run(stream::reset);
  }

  /**
   * Gives the stream to another receiver, from its loop, with what has come and was not asked for
   * in front. Nothing can be read here afterwards.
   */
  public void handOver(Receiver next) {
    stream.loop().run(() -> detach().receive(next));
  }

  /** Gives the stream to somebody else in its loop, with what was not asked for in front. */
  public void run(Consumer<Duplex> next) {
    stream.loop().run(() -> next.accept(detach()));
  }

  /** Frees the stream, with what was not asked for in front. To be called in the loop. */
  public Duplex detach() {
    stream.release();
    stream.unread(takeUncounted());
    return stream;
  }

  Duplex duplex() {
    return stream;
  }

  /** What the muxer calls it in a trace; empty for a stream that is not a muxer's. */
  public String label() {
    return stream instanceof MuxedStream muxed ? muxed.label() : "";
  }

  static Arrival end(ByteQueue queue, @Nullable Closure cause) {
    return cause == null || cause.kind() == Closure.Kind.FINISHED
        ? new Arrival.Ended(queue.size())
        : new Arrival.Closed(cause);
  }

  private byte[] takeUncounted() {
    synchronized (lock) {
      return arrived.takeAll();
    }
  }

  private void giveBack(int count) {
    if (count > 0) {
      stream.loop().execute(() -> stream.consumed(count));
    }
  }

  private void waitUpTo(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(lock, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a stream", e);
    }
  }

  /** Examines, and takes from, what has arrived; empty to wait for more. */
  interface Look<T> {

    Optional<T> at(ByteQueue queue, boolean over, @Nullable Closure cause);
  }

  private final class Keeper implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      synchronized (lock) {
        arrived.append(bytes);
        lock.notifyAll();
      }
    }

    @Override
    public void end() {
      synchronized (lock) {
        ended = true;
        lock.notifyAll();
      }
    }

    @Override
    public void closed(Closure cause) {
      synchronized (lock) {
        closure = cause;
        lock.notifyAll();
      }
    }
  }
}
