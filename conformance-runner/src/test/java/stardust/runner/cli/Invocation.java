package stardust.runner.cli;

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
    // made: that must not be one that a test looks at.
    var unused = Logger.getLogger("").getHandlers();
    System.setOut(OutputOfCall.inPlaceOf(System.out, OutputOfCall::out));
    System.setErr(OutputOfCall.inPlaceOf(System.err, OutputOfCall::err));
  }

  /** Beside others: each sees what its own thread, and those that it starts, have printed. */
  static Invocation of(String... arguments) {
    OutputOfCall output = OutputOfCall.begin();
    try {
      int status = Main.run(arguments);
      return new Invocation(
          status,
          output.out().toString(StandardCharsets.UTF_8),
          output.err().toString(StandardCharsets.UTF_8));
    } finally {
      OutputOfCall.end();
    }
  }

  String text() {
    return out + err;
  }
}
