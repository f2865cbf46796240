package stardust.runner.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import stardust.runner.probe.Mailbox;

/** One start of the client: what it prints, and how it ends. */
public final class ClientRun {

  /** Enough to see what it died of; the trace has them all. */
  private static final int LAST_LINES = 5;

  /** The system gives a program that a signal has ended 128 and the number of the signal. */
  private static final int SIGNALS = 128;

  private final Mailbox<Shown> shown = new Mailbox<>();
  private final Deque<String> last = new ArrayDeque<>();
  private final List<Runnable> exitListeners = new ArrayList<>();
  private OptionalInt exit = OptionalInt.empty();

  /** Something that a client shows besides what passes the wire. */
  public sealed interface Shown {

    /** A line of the convention. */
    record Said(Saying saying) implements Shown {}

    /** It has ended by itself. */
    record Exited(int status) implements Shown {}
  }

  /** It has printed a line. */
  void printed(String line) {
    synchronized (last) {
      last.addLast(line);
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
    Saying.of(line).ifPresent(saying -> shown.put(new Shown.Said(saying)));
  }

  /** It has ended. */
  void exited(int status) {
    List<Runnable> listeners;
    synchronized (last) {
      exit = OptionalInt.of(status);
      listeners = List.copyOf(exitListeners);
    }
    shown.put(new Shown.Exited(status));
    listeners.forEach(Runnable::run);
  }

  /** Runs the task when it has ended, at once if it has already. */
  void onExit(Runnable task) {
    boolean over;
    synchronized (last) {
      exitListeners.add(task);
      over = exit.isPresent();
    }
    if (over) {
      task.run();
    }
  }

  /** Its exit status, once it has ended by itself. */
  public OptionalInt exit() {
    synchronized (last) {
      return exit;
    }
  }

  /** Whether it has ended in a way that no program chooses: by a signal. */
  public boolean crashed() {
    OptionalInt status = exit();
    return status.isPresent() && (status.getAsInt() > SIGNALS || status.getAsInt() < 0);
  }

  /** The first thing of this kind that it shows within the time, from the beginning on. */
  public Optional<Shown> await(Predicate<Shown> wanted, Duration timeout) {
    return shown.awaitAfter(0, wanted, timeout);
  }

  /** The first line of this kind within the time; empty also as soon as it has ended. */
  public Optional<Saying> awaitSaying(Saying.Kind kind, Duration timeout) {
    Predicate<Shown> wanted =
        each ->
            each instanceof Shown.Exited
                || (each instanceof Shown.Said said && said.saying().kind() == kind);
    return await(wanted, timeout)
        .filter(Shown.Said.class::isInstance)
        .map(found -> ((Shown.Said) found).saying());
  }

  /** Whether it has printed a line of this kind. */
  public boolean hasSaid(Saying.Kind kind) {
    return awaitSaying(kind, Duration.ZERO).isPresent();
  }

  /** How it stands, for "expected ..., but ...". */
  public String state() {
    OptionalInt status = exit();
    if (status.isEmpty()) {
      return "the client still runs";
    }
    String how = crashed() ? "crashed with exit status " : "exited with status ";
    return "the client " + how + status.getAsInt() + output();
  }

  private String output() {
    synchronized (last) {
      return last.isEmpty()
          ? " and printed nothing"
          : "; its last lines: " + String.join(" | ", last);
    }
  }
}
