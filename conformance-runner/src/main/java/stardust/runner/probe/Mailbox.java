package stardust.runner.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps all that was put into it, in order, for threads that wait for something in it. */
public final class Mailbox<T> {

  private final List<T> items = new ArrayList<>();
  private boolean closed;

  /** Adds an item and wakes whoever waits. */
  public synchronized void put(T item) {
    items.add(item);
    notifyAll();
  }

  /** Says that nothing more will come: nobody waits for it. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** How many have come: a mark for {@link #awaitAfter}. */
  public synchronized int size() {
    return items.size();
  }

  /** All that came after the mark. */
  public synchronized List<T> after(int mark) {
    return List.copyOf(items.subList(mark, items.size()));
  }

  /**
   * The first item after the mark that is as wanted; empty when the time is over before, or nothing
   * more comes.
   */
  public synchronized Optional<T> awaitAfter(int mark, Predicate<T> wanted, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    int next = mark;
    while (true) {
      for (; next < items.size(); next++) {
        if (wanted.test(items.get(next))) {
          return Optional.of(items.get(next));
        }
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || closed) {
        return Optional.empty();
      }
      waitUpTo(left);
    }
  }

  private void waitUpTo(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
