package stardust.runner.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/**
 * One call of the program in this process.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it printed to standard error
 */
record Invocation(int status, String out, String err) {

  static {
    // What logs to the console does so to the standard error of the moment when its handler is
    // made:
    // that must not be one that a test looks at.
    var unused = Logger.getLogger("").getHandlers();
  }

  /** Serialised, as standard output belongs to the whole process. */
  static synchronized Invocation of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int status = Main.run(arguments);
      return new Invocation(
          status,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  String text() {
    return out + err;
  }
}
