package stardust.runner.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries from writing to the console, where the results go. */
final class QuietLogs {

  /** Kept, as loggers that nobody holds are forgotten with their level. */
  private static final Logger ROOT = Logger.getLogger("");

  /** What it logs comes as an exception, too, which becomes a sentence. */
  private static final List<Logger> CONTAINERS =
      List.of(
          Logger.getLogger("org.testcontainers"),
          Logger.getLogger("tc"),
          Logger.getLogger("com.github.dockerjava"));

  private QuietLogs() {}

  static void set() {
    ROOT.setLevel(Level.SEVERE);
    CONTAINERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
