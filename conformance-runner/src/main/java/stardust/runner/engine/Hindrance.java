package stardust.runner.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kept a scenario from being shown: another requirement, and how it was broken. It is the
 * reason of a blocked scenario, and can be read from that.
 *
 * @param requirement the id of the one in the way
 * @param expected what it asks for, as a noun phrase
 * @param seen what came instead, as a clause
 */
public record Hindrance(String requirement, String expected, String seen) {

  private static final Pattern REASON =
      Pattern.compile("(\\S+) stands in the way: expected (.+?), but (.+)", Pattern.DOTALL);

  /** As a sentence without its full stop. */
  public String reason() {
    return requirement + " stands in the way: expected " + expected + ", but " + seen;
  }

  /** What a reason says; empty if it is that of another verdict. */
  public static Optional<Hindrance> in(String reason) {
    Matcher matcher = REASON.matcher(reason);
    return matcher.matches()
        ? Optional.of(new Hindrance(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
