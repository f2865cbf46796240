package stardust.mplex;

import java.util.ArrayDeque;
import java.util.Deque;
import stardust.io.Loop;

/** Lets tasks run at a rate: each at once if it may, else as soon as it may, in order. */
final class Pacer {

  private final Loop loop;
  private final OpeningRate rate;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int recent;

  Pacer(Loop loop, OpeningRate rate) {
    this.loop = loop;
    this.rate = rate;
  }

  void run(Runnable task) {
    if (rate.streams() == 0) {
      task.run();
    } else {
      waiting.addLast(task);
      runWaiting();
    }
  }

  /** Takes back a task that has not run. */
  void cancel(Runnable task) {
    waiting.remove(task);
  }

  private void runWaiting() {
    while (recent < rate.streams() && !waiting.isEmpty()) {
      recent++;
      loop.schedule(rate.span(), this::oneIsPast);
      waiting.removeFirst().run();
    }
  }

  private void oneIsPast() {
    recent--;
    runWaiting();
  }
}
