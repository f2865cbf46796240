package stardust.report.html;

import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.model.Target;

/** The verdict, and of what. */
final class VerdictHeader implements Section {

  @Override
  public DomContent render(Page page) {
    Assessment assessment = page.assessment();
    Target target = page.run().target();
    String sentence = assessment.sentence();
    String words = assessment.outcome().words();
    return header(
            p("Stardust conformance report").withClass("kicker"),
            h1(words),
            p(upper(sentence.substring(words.length() + 2))).withClass("lead"),
            p(Prose.bounded(target.description(), Prose.SHORT)).withClass("of"))
        .withClasses("verdict", assessment.outcome().name().toLowerCase(Locale.ROOT));
  }

  private static String upper(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
