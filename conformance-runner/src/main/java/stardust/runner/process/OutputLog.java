package stardust.runner.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program printed: the last lines of it, and how many were dropped before them. */
public final class OutputLog {

  /** Some megabytes at most, and more than a server prints while one scenario runs. */
  private static final int MOST_LINES = 10_000;

  private static final int MOST_CHARACTERS = 4_000_000;

  /** Enough to see why a program does not start. */
  private static final int LAST_LINES = 40;

  private final int mostLines;
  private final Deque<OutputLine> lines = new ArrayDeque<>();
  private final List<Consumer<OutputLine>> listeners = new CopyOnWriteArrayList<>();
  private long count;
  private long characters;
  private boolean over;

  public OutputLog() {
    this(MOST_LINES);
  }

  OutputLog(int mostLines) {
    this.mostLines = mostLines;
  }

  /** Keeps a line, and tells it to those who listen. Its time is taken in turn with its number. */
  public synchronized void add(OutputLine.Stream stream, String text) {
    add(new OutputLine(0, Instant.now(), stream, text));
  }

  /** Keeps a line of another log, with its time, under the next number. */
  public synchronized void add(OutputLine other) {
    OutputLine line = new OutputLine(count, other.time(), other.stream(), other.text());
    count++;
    lines.addLast(line);
    characters += line.text().length();
    while (lines.size() > mostLines || characters > MOST_CHARACTERS) {
      characters -= lines.removeFirst().text().length();
    }
    listeners.forEach(listener -> listener.accept(line));
    notifyAll();
  }

  /** Says that nothing more will come. */
  public synchronized void end() {
    over = true;
    notifyAll();
  }

  synchronized boolean isOver() {
    return over;
  }

  /** How many lines there were so far: the number of the next. */
  public synchronized long count() {
    return count;
  }

  /** How many of them are no longer kept. */
  public synchronized long dropped() {
    return count - lines.size();
  }

  /** The lines that are kept. */
  public synchronized List<OutputLine> lines() {
    return List.copyOf(lines);
  }

  /** The kept lines that came in this time, both ends included. */
  public synchronized List<OutputLine> between(Instant from, Instant to) {
    return lines.stream()
        .filter(line -> !line.time().isBefore(from) && !line.time().isAfter(to))
        .toList();
  }

  /** The last of them, so many at most. */
  public synchronized List<OutputLine> lastLines(int most) {
    return lines.stream().skip(Math.max(0, lines.size() - most)).toList();
  }

  /** The last lines, indented, for the end of a sentence; says so where there are none. */
  public synchronized String last() {
    if (lines.isEmpty()) {
      return "it printed nothing";
    }
    return lastLines(LAST_LINES).stream()
        .map(line -> "\n  " + line)
        .collect(Collectors.joining("", "its last output:", ""));
  }

  /**
   * Tells every line to the listener, first those that are kept, then each as it comes. Called by
   * one thread at a time, in order; it must not block.
   *
   * @return stops it
   */
  public synchronized Runnable listen(Consumer<OutputLine> listener) {
    lines.forEach(listener);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Waits for a line in which the pattern is found.
   *
   * @param from the number of the first line that counts
   * @return empty where no such line came within the time, or none can come any more
   */
  public synchronized Optional<MatchResult> await(Pattern pattern, long from, Duration within)
      throws InterruptedException {
    long expiry = System.nanoTime() + within.toNanos();
    long next = from;
    while (true) {
      Optional<MatchResult> found = find(pattern, next);
      next = count;
      long left = Duration.ofNanos(expiry - System.nanoTime()).toMillis();
      if (found.isPresent() || over || left <= 0) {
        return found;
      }
      wait(left);
    }
  }

  /** Waits until nothing more can come, but no longer than this. */
  synchronized void awaitEnd(Duration within) throws InterruptedException {
    long expiry = System.nanoTime() + within.toNanos();
    long left = within.toMillis();
    while (!over && left > 0) {
      wait(left);
      left = Duration.ofNanos(expiry - System.nanoTime()).toMillis();
    }
  }

  private Optional<MatchResult> find(Pattern pattern, long from) {
    return lines.stream()
        .skip(Math.max(0, from - dropped()))
        .map(line -> pattern.matcher(line.text()))
        .filter(Matcher::find)
        .map(Matcher::toMatchResult)
        .findFirst();
  }
}
