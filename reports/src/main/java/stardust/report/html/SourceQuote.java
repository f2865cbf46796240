package stardust.report.html;

import static j2html.TagCreator.blockquote;
import static j2html.TagCreator.cite;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
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

  private static DomContent quote(String text, String from) {
    return blockquote(p(Prose.marked(text)), cite(from));
  }
}
