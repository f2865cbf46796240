package stardust.report.summary;

import stardust.report.text.Texts;

/** Makes text from the other side harmless in Markdown. */
public final class Markdown {

  private Markdown() {}

  /**
   * Plain text on one line: no markup, no HTML, no link, no mention. Not for the start of a line,
   * where other characters have a meaning.
   */
  public static String text(String text, int limit) {
    return line(text, limit)
        .replaceAll("[\\\\`*_\\[\\]<>|~&#!]", "\\\\$0")
        .replace("@", "&#64;")
        .replaceAll("(?i)\\b(https?|ftp|mailto|xmpp):", "$1\\\\:")
        .replaceAll("(?i)\\b(www)\\.", "$1\\\\.");
  }

  /** A code span, whatever the text holds; in tables too. */
  public static String code(String text, int limit) {
    String line = line(text, limit).replace('`', '\'').replace("|", "\\|");
    return line.isEmpty() ? "" : "`" + line + "`";
  }

  private static String line(String text, int limit) {
    return Texts.truncate(Texts.oneLine(Texts.visible(text)), limit);
  }
}
