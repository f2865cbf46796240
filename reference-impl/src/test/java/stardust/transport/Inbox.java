package stardust.transport;

import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;

/** Keeps what a stream of a real loop delivers, and lets the thread of a test wait for it. */
public final class Inbox implements Receiver {

  /** Everything here happens on one machine in milliseconds; this is for a machine that is busy. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duplex stream;
  private final boolean consuming;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;
  private @Nullable Closure closure;

  private Inbox(Duplex stream, boolean consuming) {
    this.stream = stream;
    this.consuming = consuming;
  }

  /** Receives the stream from now on, from whatever thread. */
  public static Inbox of(Duplex stream) {
    return start(new Inbox(stream, true));
  }

  /** Receives the stream and never consumes anything. */
  public static Inbox stalled(Duplex stream) {
    return start(new Inbox(stream, false));
  }

  private static Inbox start(Inbox inbox) {
    inbox.stream.loop().run(() -> inbox.stream.receive(inbox));
    return inbox;
  }

  @Override
  public synchronized void bytes(byte[] arrived) {
    bytes.writeBytes(arrived);
    if (consuming) {
      stream.consumed(arrived.length);
    }
    notifyAll();
  }

  @Override
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized void closed(Closure cause) {
    closure = cause;
    notifyAll();
  }

  /** Waits until this many bytes came, and gives all that came. */
  public synchronized byte[] awaitBytes(int count) {
    await(count + " bytes", () -> bytes.size() >= count);
    return bytes.toByteArray();
  }

  /** Waits for as many characters as the text has, and gives all that came. */
  public String awaitText(String expected) {
    return new String(
        awaitBytes(expected.getBytes(StandardCharsets.UTF_8).length), StandardCharsets.UTF_8);
  }

  /** Waits until the other side half-closed, and gives all that came before. */
  public synchronized byte[] awaitEnd() {
    await("the end", () -> ended);
    return bytes.toByteArray();
  }

  /** Waits until both directions are over. */
  public synchronized Closure awaitClosed() {
    await("the closure", () -> closure != null);
    return java.util.Objects.requireNonNull(closure);
  }

  /** How many bytes came so far. */
  public synchronized int size() {
    return bytes.size();
  }

  private synchronized void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        fail(
            "awaited %s, but saw %d bytes, end %s, closure %s", what, bytes.size(), ended, closure);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The value of the future, in time. */
  public static <T> T get(CompletableFuture<T> future, String what) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("awaited " + what + ", but nothing came", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("awaited " + what + ", but got " + e.getMessage(), e);
    }
  }

  /** What the future fails with, in time. */
  public static Throwable failure(CompletableFuture<?> future, String what) {
    try {
      Object value = future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("awaited " + what + ", but got " + value);
    } catch (TimeoutException e) {
      throw new AssertionError("awaited " + what + ", but nothing came", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return java.util.Objects.requireNonNull(e.getCause());
    }
  }
}
