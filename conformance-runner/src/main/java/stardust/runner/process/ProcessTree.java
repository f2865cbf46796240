package stardust.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that came of it. Who was once seen in the tree stays in it: a child whose
 * parent has died is no descendant of anybody here, and still to be ended.
 */
final class ProcessTree {

  private static final Duration POLL = Duration.ofMillis(20);

  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  ProcessTree(ProcessHandle root) {
    seen.add(root);
  }

  /** Notes who belongs to the tree now. */
  synchronized void look() {
    for (ProcessHandle each : Set.copyOf(seen)) {
      each.descendants().forEach(seen::add);
    }
  }

  /** Asks all to end, or with force makes them. */
  void signal(boolean force) {
    look();
    for (ProcessHandle each : members()) {
      if (force) {
        each.destroyForcibly();
      } else {
        each.destroy();
      }
    }
  }

  /** Waits until none is left, but no longer than this. */
  boolean awaitEnd(Duration within) throws InterruptedException {
    long expiry = System.nanoTime() + within.toNanos();
    for (Optional<ProcessHandle> one = living(); one.isPresent(); one = living()) {
      if (System.nanoTime() >= expiry) {
        return false;
      }
      hasEnded(one.get().onExit(), POLL);
    }
    return true;
  }

  /** Whether it ended within this time. */
  static boolean hasEnded(Future<?> exit, Duration within) throws InterruptedException {
    try {
      exit.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException goesOn) {
      return false;
    }
  }

  boolean isAlive() {
    return living().isPresent();
  }

  private Optional<ProcessHandle> living() {
    look();
    return members().stream().filter(ProcessTree::isAlive).findFirst();
  }

  private synchronized Set<ProcessHandle> members() {
    return Set.copyOf(seen);
  }

  /** An orphan that nobody has buried is dead, though the system still lists it. */
  private static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessTree::isAlive).isPresent();
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException noSuchFile) {
      return false;
    }
  }
}
