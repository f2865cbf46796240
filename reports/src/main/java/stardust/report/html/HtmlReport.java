package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import j2html.utils.EscapeUtil;
import j2html.utils.TextEscaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import stardust.report.assess.Assessment;
import stardust.report.text.Texts;

/** The page as a whole. The same run and catalogue give the same bytes. */
public final class HtmlReport {

  /** The name of the file in a report's folder. */
  public static final String NAME = "report.html";

  private static final List<Section> SECTIONS =
      List.of(
          new Counts(),
          new Findings(),
          new RunFacts(),
          new Filters(),
          new RequirementTable(),
          new ScenarioList());

  private HtmlReport() {}

  /** The file's content, in UTF-8. */
  public static byte[] render(Assessment assessment) {
    return render(assessment, text -> EscapeUtil.escape(Texts.visible(text)));
  }

  /** With another way to escape, so that a test can show what escaping is worth. */
  static byte[] render(Assessment assessment, TextEscaper escaper) {
    StringBuilder out = new StringBuilder("<!doctype html>\n");
    try {
      document(new Page(assessment))
          .render(FlatHtml.into(out, Config.defaults().withTextEscaper(escaper)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static HtmlTag document(Page page) {
    return html(
            metadata(page),
            body(
                    a("Skip to the findings").withClass("skip").withHref("#findings"),
                    new VerdictHeader().render(page),
                    contents(page),
                    main(each(SECTIONS, section -> section.render(page))),
                    footer(p(page.run().suite().name() + " " + page.run().suite().version())),
                    TraceBlock.all(page),
                    script(rawHtml(Assets.JS)))
                .attr("data-target", page.run().target().role().name().toLowerCase(Locale.ROOT)))
        .withLang("en");
  }

  private static DomContent metadata(Page page) {
    return head(
        meta().withCharset("utf-8"),
        meta()
            .attr("http-equiv", "Content-Security-Policy")
            .withContent(Assets.contentSecurityPolicy()),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        meta().withName("referrer").withContent("no-referrer"),
        title(page.assessment().outcome().words() + " · stardust conformance report"),
        style(rawHtml(Assets.CSS)));
  }

  private static DomContent contents(Page page) {
    return nav(ul(
            entry("findings", "Findings (" + Findings.of(page).size() + ")"),
            entry("facts", "What was tested"),
            entry("requirements", "Requirements"),
            entry("scenarios", "Scenarios (" + page.scenarios().size() + ")")))
        .attr("aria-label", "Contents");
  }

  private static DomContent entry(String anchor, String label) {
    return li(a(label).withHref("#" + anchor));
  }
}
