package stardust.io;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one thread on which everything of a connection happens. Code that runs in the loop needs no
 * locks, and must never block.
 */
public interface Loop extends Executor {

  /** Whether the calling thread is the thread of this loop. */
  boolean inLoop();

  /** Runs the task in the loop after the delay, unless the timer is cancelled before. */
  Timer schedule(Duration delay, Runnable task);

  /** Runs the task at once when called in the loop, else as soon as the loop comes to it. */
  default void run(Runnable task) {
    if (inLoop()) {
      task.run();
    } else {
      execute(task);
    }
  }

  /** A task that waits for its time. */
  interface Timer {

    /** Keeps the task from running; without effect when it ran already. */
    void cancel();
  }
}
