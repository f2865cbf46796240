package stardust.report.compare;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stardust.report.assess.Standing;
import stardust.report.page.Prose;
import stardust.report.text.Texts;
import stardust.spec.Requirement;

/** Requirements by columns; the script filters it, moves in it and opens its cells. */
final class Grid {

  private static final int HEADING = 120;

  private final Comparison comparison;

  Grid(Comparison comparison) {
    this.comparison = comparison;
  }

  DomContent render() {
    return div(
            table(
                    caption("Where each requirement stands, by implementation").withClass("aside"),
                    thead(
                        tr(
                            th("Requirement").attr("scope", "col"),
                            each(comparison.columns(), Grid::heading))),
                    tbody(each(comparison.requirements(), this::row)))
                .withClass("grid"),
            p("Nothing matches. Clear the filter to see every requirement.")
                .withClass("none quiet")
                .attr("hidden", ""))
        .withId("grid")
        .withClass("grid-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", "Grid of requirements and implementations");
  }

  private static DomContent heading(Column column) {
    String name = Texts.visible(column.name());
    return th(span(Texts.truncate(name, HEADING)).withClass("column"))
        .attr("scope", "col")
        .withTitle(Texts.truncate(name, Prose.SHORT));
  }

  private TrTag row(ComparedRequirement row) {
    return tr(
            th(
                    a(Prose.bounded(row.id(), HEADING))
                        .withClass("id")
                        .withHref(Links.to(row.id())),
                    row.requirement().map(Grid::level).orElse(text("")),
                    p(row.requirement().map(Requirement::text).map(Prose::marked).orElse(text("")))
                        .withClass("says"))
                .attr("scope", "row"),
            each(IntStream.range(0, row.standings().size()).mapToObj(column -> cell(row, column))))
        .attr("data-r", Links.id(row.id()))
        .attr("data-section", row.requirement().map(Sections::of).orElse(""))
        .attr("data-show", String.join(" ", kinds(row)));
  }

  private static DomContent level(Requirement requirement) {
    return each(
        text(" "),
        span(requirement.level().name()).withClasses("level", requirement.level().name()));
  }

  private static DomContent cell(ComparedRequirement row, int column) {
    Standing standing = row.standings().get(column);
    return td(a(
                span(Marks.of(standing)).withClass("mark").attr("aria-hidden", "true"),
                text(standing.words()))
            .withHref(Links.to(row.id(), column)))
        .withClass(standing.key());
  }

  /** What the filter knows rows by. */
  private static List<String> kinds(ComparedRequirement row) {
    List<String> kinds = new ArrayList<>();
    if (row.differs()) {
      kinds.add(GridFilters.DIFFERENCES);
    }
    if (row.failsEverywhere()) {
      kinds.add(GridFilters.EVERYWHERE);
    }
    if (row.failsAlone().isPresent()) {
      kinds.add(GridFilters.ALONE);
    }
    return kinds;
  }
}
