package stardust.runner.endpoint;

import java.time.Instant;
import java.util.List;
import stardust.runner.process.OutputLine;

/**
 * A server ended by itself.
 *
 * @param time when that was noticed
 * @param how a clause, as "its process ended with exit status 1"
 * @param last the last lines that it printed
 */
public record Death(Instant time, String how, List<OutputLine> last) {

  /** How many lines say of what it died: a stack trace with its causes, and what came after it. */
  public static final int LINES = 200;

  public Death {
    last = List.copyOf(last);
  }
}
