package stardust.report.html;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;
import stardust.report.assess.Assessment;
import stardust.report.assess.Standing;
import stardust.report.page.Svg;
import stardust.spec.Level;

/** How many requirements of each level stand how. */
final class LevelBars implements Section {

  @Override
  public DomContent render(Page page) {
    return section(
            h2("Requirements by level").withId("levels-h").withClass("aside"),
            each(List.of(Level.values()), level -> level(page.assessment(), level)))
        .withClass("levels")
        .attr("aria-labelledby", "levels-h");
  }

  private static DomContent level(Assessment assessment, Level level) {
    List<Standing> standings =
        Stream.of(Standing.values())
            .filter(s -> s != Standing.OTHER_ROLE && assessment.count(level, s) > 0)
            .toList();
    return div(
            span(level.name()).withClasses("level", level.name()),
            bar(assessment, level, standings),
            ul(each(standings, s -> legend(s, assessment.count(level, s)))).withClass("legend"))
        .withClass("level-bar");
  }

  private static DomContent legend(Standing standing, long count) {
    return li(
        span().withClasses("swatch", standing.key()),
        b(Long.toString(count)),
        span(" " + standing.words()));
  }

  private static DomContent bar(Assessment assessment, Level level, List<Standing> standings) {
    Svg bar = Svg.bar(standings.stream().mapToLong(s -> assessment.count(level, s)).sum());
    long x = 0;
    for (Standing standing : standings) {
      long count = assessment.count(level, standing);
      bar.with(Svg.part(standing.key(), x, count));
      x += count;
    }
    return bar;
  }
}
