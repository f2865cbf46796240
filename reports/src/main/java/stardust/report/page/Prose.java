package stardust.report.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import j2html.tags.specialized.SpanTag;
import java.util.Locale;
import java.util.stream.IntStream;
import stardust.report.assess.Standing;
import stardust.report.model.Verdict;
import stardust.report.text.Texts;

/** Small pieces of text that many sections show. */
public final class Prose {

  /** For a name or a line. */
  public static final int SHORT = 300;

  /** For a few sentences. */
  public static final int PARAGRAPH = 2000;

  /** For a stack trace. */
  public static final int LONG = 8000;

  private static final int BRIEF = 64;
  private static final int BRIEF_TEXT = 32;
  private static final int BRIEF_HEX = 16;

  private Prose() {}

  /** Text of a bounded length, with how much of it was cut. */
  public static DomContent bounded(String text, int limit) {
    return text(Texts.truncate(text, limit));
  }

  /** Text of the catalogue: what stands between backticks is code. */
  public static DomContent marked(String text) {
    String[] parts = Texts.oneLine(text).split("`", -1);
    return each(
        IntStream.range(0, parts.length)
            .mapToObj(i -> i % 2 == 1 ? code(parts[i]) : text(parts[i])));
  }

  /** A number in thousands, as "100,000". */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The first of a value, and how much there is of it. */
  public static String brief(String value) {
    if (value.length() > BRIEF && value.length() % 2 == 0 && value.matches("[0-9a-f]+")) {
      return value.substring(0, BRIEF_HEX) + "… (" + number(value.length() / 2) + " bytes)";
    }
    String line = Texts.oneLine(Texts.truncate(value, PARAGRAPH));
    return value.length() <= BRIEF
        ? line
        : line.substring(0, Math.min(line.length(), BRIEF_TEXT))
            + "… ("
            + number(value.length())
            + " characters)";
  }

  /** The same with a full stop, unless it has an end of its own. */
  public static String ended(String text) {
    return text.matches("(?s).*[.?!]") ? text : text + ".";
  }

  /** The whole text with a capital letter at its start. */
  public static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A verdict as a coloured word. */
  public static SpanTag badge(Verdict verdict) {
    return span(verdict.words()).withClasses("badge", key(verdict));
  }

  /** A standing as a coloured word. */
  public static SpanTag badge(Standing standing) {
    return span(standing.words()).withClasses("badge", standing.key());
  }

  /** For style sheets and filters, as "non-strict". */
  public static String key(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
