package stardust.report.html;

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
final class Prose {

  static final int SHORT = 300;
  static final int PARAGRAPH = 2000;
  static final int LONG = 8000;

  private Prose() {}

  /** Text of a bounded length. */
  static DomContent bounded(String text, int limit) {
    return text(Texts.truncate(text, limit));
  }

  /** Text of the catalogue: what stands between backticks is code. */
  static DomContent marked(String text) {
    String[] parts = Texts.oneLine(text).split("`", -1);
    return each(
        IntStream.range(0, parts.length)
            .mapToObj(i -> i % 2 == 1 ? code(parts[i]) : text(parts[i])));
  }

  static SpanTag badge(Verdict verdict) {
    return span(verdict.words()).withClasses("badge", key(verdict));
  }

  static SpanTag badge(Standing standing) {
    return span(standing.words()).withClasses("badge", standing.key());
  }

  /** For style sheets and filters, as "non-strict". */
  static String key(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
