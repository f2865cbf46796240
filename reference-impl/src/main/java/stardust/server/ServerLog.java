package stardust.server;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes what happens at a server, one plain line each. Called from any thread. */
@FunctionalInterface
public interface ServerLog {

  /** Keeps nothing. */
  ServerLog NONE = line -> {};

  /** Takes one line without a line end. */
  void line(String line);

  /** Prints each line behind the time in UTC. */
  static ServerLog to(PrintStream stream) {
    Clock clock = Clock.systemUTC();
    return line ->
        stream.println(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS) + " " + printable(line));
  }

  /** What peers send ends up in lines: keeps it from starting new ones or moving a terminal. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
