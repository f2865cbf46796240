package stardust.runner.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries from writing to the console, where the results go. */
final class QuietLogs {

  /** Kept, as loggers that nobody holds are forgotten with their level. */
  private static final Logger ROOT = Logger.getLogger("");

  private QuietLogs() {}

  static void set() {
    ROOT.setLevel(Level.SEVERE);
  }
}
