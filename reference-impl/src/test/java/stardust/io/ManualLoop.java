package stardust.io;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * A loop that runs only when a test tells it to, with a clock that moves only when a test moves it.
 * The thread that made it is its thread, so tests call streams directly.
 */
public final class ManualLoop implements Loop {

  private static final int MOST_TASKS = 50_000_000;

  private final Thread owner = Thread.currentThread();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<ManualTimer> timers =
      new PriorityQueue<>(
          Comparator.comparing(ManualTimer::due).thenComparingLong(ManualTimer::order));
  private Duration now = Duration.ZERO;
  private long timersMade;

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == owner;
  }

  @Override
  public void execute(Runnable task) {
    tasks.addLast(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    ManualTimer timer = new ManualTimer(now.plus(delay), timersMade++, task);
    timers.add(timer);
    return timer;
  }

  /** Runs what waits to be run, and what comes of it, until nothing is left; time stands still. */
  public void runAll() {
    int count = 0;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      if (++count > MOST_TASKS) {
        throw new AssertionError("the loop does not come to rest after " + count + " tasks");
      }
    }
  }

  /** Runs everything until the given span of time has passed, timers at their time. */
  public void advance(Duration span) {
    Duration target = now.plus(span);
    runAll();
    while (!timers.isEmpty() && timers.peek().due.compareTo(target) <= 0) {
      ManualTimer timer = timers.remove();
      now = timer.due;
      timer.task.run();
      runAll();
    }
    now = target;
  }

  /** The time since the loop was made. */
  public Duration now() {
    return now;
  }

  /** How many timers have neither run nor been cancelled. */
  public int waitingTimers() {
    return timers.size();
  }

  private final class ManualTimer implements Timer {
    private final Duration due;
    private final long order;
    private final Runnable task;

    ManualTimer(Duration due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    Duration due() {
      return due;
    }

    long order() {
      return order;
    }

    @Override
    public void cancel() {
      timers.remove(this);
    }
  }
}
