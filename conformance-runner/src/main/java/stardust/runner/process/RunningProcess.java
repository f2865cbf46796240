package stardust.runner.process;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program that was started, with all processes that it starts itself. What it prints is kept.
 * When the suite ends, however it does short of being killed, the program ends, too.
 */
public final class RunningProcess implements AutoCloseable {

  /** How long a program may take to end when it is asked to. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  /** Nobody takes longer to die of SIGKILL who dies of it at all. */
  private static final Duration DEATH = Duration.ofSeconds(5);

  /** What was in the pipes when the last process died is read in far less. */
  private static final Duration REST_OF_OUTPUT = Duration.ofSeconds(2);

  private static final Duration PORT_POLL = Duration.ofMillis(50);

  private final Command command;
  private final Process process;
  private final ProcessTree tree;
  private final OutputLog output = new OutputLog();
  private final Thread hook = new Thread(() -> endTree(GRACE), "end of a process");

  private RunningProcess(Command command, Process process) {
    this.command = command;
    this.process = process;
    this.tree = new ProcessTree(process.toHandle());
  }

  /**
   * Starts a program.
   *
   * @throws ProcessException when there is no such program
   */
  public static RunningProcess start(Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().putAll(command.environment());
    command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
    try {
      RunningProcess running = new RunningProcess(command, builder.start());
      Runtime.getRuntime().addShutdownHook(running.hook);
      running.follow();
      return running;
    } catch (IOException e) {
      throw new ProcessException("cannot start " + command + ": " + e.getMessage(), e);
    }
  }

  /** What was started. */
  public Command command() {
    return command;
  }

  /** The number that the system knows it by. */
  public long pid() {
    return process.pid();
  }

  /** What it prints. */
  public OutputLog output() {
    return output;
  }

  /** What it prints, once all that it had printed when it ended has been read. */
  public OutputLog restOfOutput() {
    try {
      output.awaitEnd(REST_OF_OUTPUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output;
  }

  /** Its exit status, when it has ended; 128 and the number of the signal that ended it. */
  public OptionalInt exitStatus() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Completes with the exit status when it ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Writes a line to its standard input. */
  public void say(String line) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new ProcessException("cannot write to " + command + ": " + seen(), e);
    }
  }

  /**
   * Waits for a line of its output in which the pattern is found, from its first line on.
   *
   * @throws ProcessException when none came within the time, or it ended before
   */
  public MatchResult await(Pattern pattern, Duration within) {
    return await(pattern, 0, within);
  }

  /** The same, from the line with this number on. */
  public MatchResult await(Pattern pattern, long from, Duration within) {
    return await("a line of its output to match \"" + pattern + "\"", pattern, from, within);
  }

  /** The same, where a pattern says little to people: what is awaited in words. */
  public MatchResult await(String what, Pattern pattern, long from, Duration within) {
    try {
      return output.await(pattern, from, within).orElseThrow(() -> awaited(what, within));
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    } finally {
      tree.look();
    }
  }

  /**
   * Waits until connections are accepted on this port of this machine.
   *
   * @throws ProcessException when there were none within the time, or it ended before
   */
  public void awaitPort(int port, Duration within) {
    String what = "port " + port + " to accept connections";
    long expiry = System.nanoTime() + within.toNanos();
    try {
      while (!accepts(port)) {
        if (ProcessTree.hasEnded(process.onExit(), PORT_POLL) || System.nanoTime() >= expiry) {
          throw awaited(what, within);
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    } finally {
      tree.look();
    }
  }

  /** Ends it and all that it started, first with SIGTERM, then with SIGKILL; waits for the end. */
  @Override
  public void close() {
    end(GRACE);
  }

  /** The same, with this long between the two signals. */
  public void end(Duration grace) {
    endTree(grace);
    restOfOutput();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException isShuttingDown) {
      // Then the hook finds nothing left to do.
    }
  }

  private void endTree(Duration grace) {
    try {
      if (tree.isAlive()) {
        tree.signal(false);
      }
      if (!tree.awaitEnd(grace)) {
        tree.signal(true);
        tree.awaitEnd(DEATH);
      }
      ProcessTree.hasEnded(process.onExit(), DEATH);
    } catch (InterruptedException e) {
      tree.signal(true);
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    List<Thread> readers = new ArrayList<>();
    readers.add(daemon(new OutputReader(process.getInputStream(), OutputLine.Stream.OUT, output)));
    readers.add(daemon(new OutputReader(process.getErrorStream(), OutputLine.Stream.ERR, output)));
    daemon(
        () -> {
          for (Thread reader : readers) {
            join(reader);
          }
          output.end();
        });
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "output of " + command.words().get(0));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) PORT_POLL.toMillis());
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private ProcessException awaited(String what, Duration within) {
    return new ProcessException(
        command
            + " was started; awaited for at most "
            + within.toMillis()
            + " ms was "
            + what
            + "; "
            + seen());
  }

  private ProcessException interrupted(String what, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ProcessException("interrupted while " + what + " was awaited of " + command, e);
  }

  /** How it stands, and what it printed last. */
  public String seen() {
    OptionalInt status = settledStatus();
    String state =
        status.isPresent() ? "it has ended with exit status " + status.getAsInt() : "it still runs";
    return state + "; " + output.last();
  }

  /** Output and end go together, and are noticed one after the other. */
  private OptionalInt settledStatus() {
    try {
      if (output.isOver()) {
        ProcessTree.hasEnded(process.onExit(), REST_OF_OUTPUT);
      } else if (!process.isAlive()) {
        restOfOutput();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return exitStatus();
  }
}
