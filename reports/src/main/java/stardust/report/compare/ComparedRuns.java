package stardust.report.compare;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;
import stardust.report.model.RunResult;
import stardust.report.page.Prose;
import stardust.report.page.Started;

/** Which runs stand beside each other, what each fails alone, and what all fail. */
final class ComparedRuns {

  private final Comparison comparison;

  ComparedRuns(Comparison comparison) {
    this.comparison = comparison;
  }

  DomContent render() {
    return each(
        h2("What was compared").withId("compared"),
        div(table(
                    thead(
                        tr(
                            column("Implementation"),
                            column("Outcome"),
                            column("Fails"),
                            column("Fails alone"),
                            column("Run"))),
                    tbody(
                        each(IntStream.range(0, comparison.columns().size()).mapToObj(this::row))))
                .withClass("runs"))
            .withClass("wide")
            .attr("role", "region")
            .attr("aria-labelledby", "compared")
            .attr("tabindex", "0"),
        everywhere());
  }

  private static DomContent column(String name) {
    return th(name).attr("scope", "col");
  }

  private DomContent row(int place) {
    Column column = comparison.columns().get(place);
    List<ComparedRequirement> alone = comparison.failingAlone(place);
    return tr(
        th(Prose.bounded(column.name(), Prose.SHORT)).attr("scope", "row"),
        td(column.assessment().outcome().words()),
        td(Long.toString(column.failing())),
        td(alone.isEmpty() ? text("nothing") : Links.list(alone)),
        td(run(column.run())).withClass("quiet"));
  }

  private static DomContent run(RunResult run) {
    return Prose.bounded(
        Started.words(run.started())
            + ", "
            + run.scenarios().size()
            + " scenarios, "
            + run.suite().name()
            + " "
            + run.suite().version(),
        Prose.SHORT);
  }

  private DomContent everywhere() {
    List<ComparedRequirement> all = comparison.failingEverywhere();
    return all.isEmpty() || comparison.changes().isPresent()
        ? text("")
        : p(
                strong("Fails everywhere: "),
                Links.list(all),
                text(". Where nobody is right, suspect the suite."))
            .withClass("suspects");
  }
}
