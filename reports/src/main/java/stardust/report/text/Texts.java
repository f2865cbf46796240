package stardust.report.text;

import java.time.Duration;
import java.util.Locale;

/** Makes text that may come from a hostile peer short and legible. */
public final class Texts {

  private Texts() {}

  /**
   * Cuts a text, and says how much was cut.
   *
   * @param limit how many characters are kept
   */
  public static String truncate(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
  }

  /**
   * Shows what would not be seen, or would make the rest be seen otherwise: control characters but
   * line feed and tab, marks of writing direction, line separators, and half surrogate pairs become
   * {@code \}{@code uXXXX}. What is left is legal in XML. A carriage return before a line feed
   * goes.
   */
  public static String visible(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> appendVisible(out, c));
    return out.toString();
  }

  private static void appendVisible(StringBuilder out, int c) {
    if (isHidden(c)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  /** One line: each run of white space becomes a space. */
  public static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** A time for people, as "840 ms", "12.3 s" or "2 min 5 s". */
  public static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** A number with its noun, as "1 scenario" or "3 scenarios". */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
