package stardust.report.compare;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.header;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.utils.TextEscaper;
import java.util.Locale;
import stardust.report.page.Asset;
import stardust.report.page.HtmlPage;
import stardust.report.page.Prose;
import stardust.report.trace.TraceData;

/** The page that shows a comparison. The same results give the same bytes. */
public final class ComparisonReport {

  /** The name of the file in a report's folder. */
  public static final String NAME = "comparison.html";

  private static final Asset CSS = Asset.of(Asset.BASE, asset("compare.css"), TraceData.CSS);

  private static final Asset JS =
      Asset.of(
          Asset.DOM,
          TraceData.JS,
          asset("state.js"),
          asset("grid.js"),
          asset("alike.js"),
          asset("detail.js"),
          asset("compare.js"));

  private ComparisonReport() {}

  /** The file's content, in UTF-8. */
  public static byte[] render(Comparison comparison) {
    return shell(comparison).render(document(comparison));
  }

  /** With another way to escape, so that a test can show what escaping is worth. */
  static byte[] render(Comparison comparison, TextEscaper escaper) {
    return shell(comparison).render(document(comparison), escaper);
  }

  private static HtmlPage shell(Comparison comparison) {
    return new HtmlPage(Sentences.title(comparison) + " · stardust conformance", CSS, JS);
  }

  private static Asset asset(String name) {
    return Asset.load(ComparisonReport.class, name);
  }

  private static BodyTag document(Comparison comparison) {
    String role = comparison.columns().get(0).run().target().role().name();
    return body(
            a("Skip to the grid").withClass("skip").withHref("#grid"),
            head(comparison),
            main(
                section(
                        new ChangeList(comparison).render(),
                        new ComparedRuns(comparison).render(),
                        h2("Requirements").withId("requirements"),
                        GridFilters.render(comparison),
                        new Grid(comparison).render())
                    .withId("overview")
                    .attr("aria-label", "Overview"),
                section()
                    .withId("detail")
                    .attr("aria-label", "One requirement")
                    .attr("hidden", "")),
            footer(p("stardust-conformance")),
            ComparisonData.render(comparison))
        .attr("data-target", role.toLowerCase(Locale.ROOT));
  }

  private static DomContent head(Comparison comparison) {
    return header(
            p("Stardust conformance comparison").withClass("kicker"),
            h1(Sentences.title(comparison)),
            p(comparison.sentence()).withClass("lead"),
            each(
                comparison.warnings(),
                warning ->
                    p(Prose.bounded(warning, Prose.PARAGRAPH))
                        .withClass("incomplete")
                        .attr("role", "note")))
        .withClass("verdict");
  }
}
