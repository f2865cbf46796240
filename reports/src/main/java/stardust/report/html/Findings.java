package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import stardust.report.model.Outcome;
import stardust.report.model.ScenarioResult;

/** What is to be mended, the gravest first. */
final class Findings implements Section {

  @Override
  public DomContent render(Page page) {
    List<ScenarioResult> findings = of(page);
    return section(
            h2("Findings").withId("findings"),
            findings.isEmpty()
                ? p(nothing(page)).withClass("quiet")
                : each(findings, f -> new FindingCard(page, f).render()))
        .attr("aria-labelledby", "findings");
  }

  static List<ScenarioResult> of(Page page) {
    return page.scenarios().stream()
        .filter(s -> s.verdict().isFinding())
        .sorted(Comparator.comparing(ScenarioResult::verdict))
        .toList();
  }

  private static String nothing(Page page) {
    return page.assessment().outcome() == Outcome.CONFORMANT
        ? "None: nothing that was checked is broken."
        : "None. That is no pass: see the verdict above.";
  }
}
