package stardust.report.html;

import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.cite;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.List;
import stardust.report.page.Prose;
import stardust.spec.GapReading;
import stardust.spec.Source;

/** Where a requirement comes from: a quote of the original, or what the original leaves open. */
final class SourceQuote {

  private SourceQuote() {}

  static DomContent of(Source source) {
    if (source instanceof Source.Original original) {
      return quote("“" + original.quote() + "”", "The original protocol text");
    }
    Source.Gap gap = (Source.Gap) source;
    return quote(gap.text(), "Left open by the original: gap " + gap.id());
  }

  /** The same, and how a gap is read, and why. */
  static DomContent of(Source source, List<GapReading> gaps) {
    return each(
        of(source),
        source instanceof Source.Gap gap
            ? each(
                gaps.stream().filter(reading -> reading.id().equals(gap.id())).toList(),
                SourceQuote::reading)
            : text(""));
  }

  private static DomContent reading(GapReading reading) {
    return p(
            strong("How the gap is read: "),
            Prose.marked(reading.reading() + ". Because: " + reading.why() + "."))
        .withClass("quiet");
  }

  private static DomContent quote(String text, String from) {
    return blockquote(p(Prose.marked(text)), cite(from));
  }
}
