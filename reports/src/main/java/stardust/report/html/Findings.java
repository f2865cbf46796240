package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.List;
import stardust.report.assess.Defect;
import stardust.report.model.Outcome;

/** What is to be mended, in the order in which to mend it. */
final class Findings implements Section {

  @Override
  public DomContent render(Page page) {
    List<Defect> defects = page.defects();
    return section(
            h2("Findings").withId("findings"),
            defects.isEmpty()
                ? p(nothing(page)).withClass("quiet")
                : each(defects, defect -> new FindingCard(page, defect).render()))
        .attr("aria-labelledby", "findings");
  }

  private static String nothing(Page page) {
    return page.assessment().outcome() == Outcome.CONFORMANT
        ? "None: nothing that was checked is broken."
        : "None. That is no pass: see the verdict above.";
  }
}
