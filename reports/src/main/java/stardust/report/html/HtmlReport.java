package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.utils.TextEscaper;
import java.util.List;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.page.Asset;
import stardust.report.page.HtmlPage;
import stardust.report.page.Prose;
import stardust.report.trace.TraceData;
import stardust.spec.SpecDocument;

/** The page as a whole. The same run and the same text of the protocol give the same bytes. */
public final class HtmlReport {

  /** The name of the file in a report's folder. */
  public static final String NAME = "report.html";

  private static final Asset CSS = Asset.of(Asset.BASE, asset("report.css"), TraceData.CSS);

  private static final Asset JS =
      Asset.of(Asset.DOM, TraceData.JS, asset("traces.js"), asset("filters.js"));

  private static final List<Section> SECTIONS =
      List.of(
          new LevelBars(),
          new Findings(),
          new RequirementMap(),
          new RunFacts(),
          new Filters(),
          new ScenarioList(),
          new SpecText());

  private HtmlReport() {}

  /** The file's content, in UTF-8. */
  public static byte[] render(Assessment assessment) {
    Page page = new Page(assessment, SpecDocument.load());
    return shell(page).render(document(page));
  }

  /** With another way to escape, so that a test can show what escaping is worth. */
  static byte[] render(Assessment assessment, TextEscaper escaper) {
    Page page = new Page(assessment, SpecDocument.load());
    return shell(page).render(document(page), escaper);
  }

  private static HtmlPage shell(Page page) {
    String title = page.assessment().outcome().words() + " · stardust conformance report";
    return new HtmlPage(title, CSS, JS);
  }

  private static Asset asset(String name) {
    return Asset.load(HtmlReport.class, name);
  }

  private static BodyTag document(Page page) {
    return body(
            a("Skip to the findings").withClass("skip").withHref("#findings"),
            new VerdictHeader().render(page),
            contents(page),
            main(each(SECTIONS, section -> section.render(page))),
            footer(
                p(
                    Prose.bounded(
                        page.run().suite().name() + " " + page.run().suite().version(),
                        Prose.SHORT))),
            TraceBlock.all(page))
        .attr("data-target", page.run().target().role().name().toLowerCase(Locale.ROOT));
  }

  private static DomContent contents(Page page) {
    return nav(ul(
            entry("findings", "Findings (" + page.defects().size() + ")"),
            entry("facts", "What was tested"),
            entry("scenarios", "Scenarios (" + page.scenarios().size() + ")"),
            entry("requirements", "Specification")))
        .attr("aria-label", "Contents");
  }

  private static DomContent entry(String anchor, String label) {
    return li(a(label).withHref("#" + anchor));
  }
}
