package stardust.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript client or server in a process of its own. What it prints is awaited line by line;
 * each line can be awaited once, in any order.
 */
final class JsPeer implements AutoCloseable {

  /** A process starts in about a second; two cores that are busy elsewhere make it several. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final String name;
  private final Process process;
  private final List<String> pending = new ArrayList<>();
  private final StringBuilder transcript = new StringBuilder();
  private int openOutputs = 2;

  private JsPeer(String name, JsStack stack, String program, List<String> options) {
    this.name = name;
    List<String> command = new ArrayList<>(List.of(stack.node().toString(), program));
    command.addAll(options);
    try {
      process = new ProcessBuilder(command).directory(stack.folder().toFile()).start();
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot start " + command, impossible);
    }
    follow(process.getInputStream(), true);
    follow(process.getErrorStream(), false);
  }

  /** Starts a client of the server at this multiaddr. */
  static JsPeer client(JsStack stack, String server, String... options) {
    List<String> all = new ArrayList<>(List.of("--server", server));
    all.addAll(List.of(options));
    return new JsPeer(stack + " client", stack, "client.js", all);
  }

  /** Starts a server at this multiaddr; port 0 takes a free one. */
  static JsPeer server(JsStack stack, String listen, String... options) {
    List<String> all = new ArrayList<>(List.of("--listen", listen));
    all.addAll(List.of(options));
    return new JsPeer(stack + " server", stack, "server.js", all);
  }

  /** Gives a command to a client: {@code dial ID}, {@code send BYTES}. */
  void say(String command) {
    note("<", command);
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(command + "\n");
      input.flush();
    } catch (IOException gone) {
      throw new AssertionError("cannot say \"" + command + "\" to " + this, gone);
    }
  }

  /**
   * Waits for a line that matches as a whole. Fails when the time is up, when the process ends and
   * when it reports an error that is not awaited.
   */
  Matcher await(String regex) {
    try {
      return awaitUntil(System.nanoTime() + DEADLINE.toNanos(), regex);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + this, stopped);
    }
  }

  /** Whether such a line was printed and not awaited yet. */
  synchronized boolean hasPrinted(String regex) {
    return pending.stream().anyMatch(line -> line.matches(regex));
  }

  /** Forgets what was printed so far: only what comes from now on can be awaited. */
  synchronized void discardPrinted() {
    pending.clear();
  }

  /** All that was said on either side so far. */
  @Override
  public synchronized String toString() {
    return name + ", all of its output (> standard, ! error) and input (<):\n" + transcript;
  }

  @Override
  public void close() {
    kill();
  }

  /** Ends the process at once; its sockets close with it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private synchronized Matcher awaitUntil(long expiry, String regex) throws InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    while (true) {
      Matcher found = take(pattern);
      if (found != null) {
        return found;
      }
      String reason = reasonToGiveUp(expiry);
      if (reason != null) {
        throw new AssertionError(
            name + " did not print a line matching \"" + regex + "\": " + reason + "\n" + this);
      }
      wait(Math.max(1, Duration.ofNanos(expiry - System.nanoTime()).toMillis()));
    }
  }

  private @Nullable Matcher take(Pattern pattern) {
    for (Iterator<String> lines = pending.iterator(); lines.hasNext(); ) {
      Matcher matcher = pattern.matcher(lines.next());
      if (matcher.matches()) {
        lines.remove();
        return matcher;
      }
    }
    return null;
  }

  private @Nullable String reasonToGiveUp(long expiry) {
    if (hasPrinted("ERROR.*")) {
      return "it reported an error";
    }
    if (openOutputs == 0) {
      return "it has ended";
    }
    return System.nanoTime() >= expiry ? DEADLINE.toSeconds() + " s are over" : null;
  }

  private void follow(InputStream output, boolean standard) {
    Thread reader = new Thread(() -> read(output, standard), name + " output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream output, boolean standard) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> printed(line, standard));
    } catch (IOException | UncheckedIOException killed) {
      note("!", "output lost: " + killed.getMessage());
    }
    ended();
  }

  private synchronized void printed(String line, boolean standard) {
    note(standard ? ">" : "!", line);
    if (standard) {
      pending.add(line);
    }
    notifyAll();
  }

  private synchronized void ended() {
    openOutputs--;
    notifyAll();
  }

  private synchronized void note(String mark, String line) {
    transcript.append("  ").append(mark).append(' ').append(line).append('\n');
  }
}
