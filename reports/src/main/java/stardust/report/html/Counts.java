package stardust.report.html;

import static j2html.TagCreator.b;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import stardust.report.assess.Assessment;
import stardust.report.model.Verdict;

/** How many scenarios ended how. */
final class Counts implements Section {

  private static final List<Verdict> BAR =
      List.of(
          Verdict.FAILED,
          Verdict.SUITE_ERROR,
          Verdict.NON_STRICT,
          Verdict.BLOCKED,
          Verdict.NOT_APPLICABLE,
          Verdict.OBSERVED,
          Verdict.PASSED);

  @Override
  public DomContent render(Page page) {
    Assessment assessment = page.assessment();
    return section(
            h2("Counts").withId("counts-h"),
            bar(assessment),
            ul(each(BAR, v -> legend(v, assessment.count(v)))).withClass("legend"))
        .withClass("counts")
        .attr("aria-labelledby", "counts-h");
  }

  private static DomContent legend(Verdict verdict, long count) {
    return li(
            span().withClasses("swatch", Prose.key(verdict)),
            b(Long.toString(count)),
            span(" " + verdict.words()))
        .withCondClass(count == 0, "none");
  }

  /** A picture of the legend, which says the same in words. */
  private static DomContent bar(Assessment assessment) {
    ContainerTag<?> svg =
        new Svg("svg")
            .attr("class", "bar")
            .attr("viewBox", "0 0 " + Math.max(1, assessment.run().scenarios().size()) + " 1")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true");
    long x = 0;
    for (Verdict verdict : BAR) {
      long count = assessment.count(verdict);
      svg.with(
          new Svg("rect")
              .attr("class", Prose.key(verdict))
              .attr("x", Long.toString(x))
              .attr("width", Long.toString(count))
              .attr("height", "1"));
      x += count;
    }
    return svg;
  }

  /** An element of SVG. */
  private static final class Svg extends ContainerTag<Svg> {
    Svg(String name) {
      super(name);
    }
  }
}
