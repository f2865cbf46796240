package stardust.report.html;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import stardust.report.model.ScenarioResult;
import stardust.report.text.Texts;

/** One scenario, closed until a reader opens it. */
final class ScenarioDetails {

  private final Page page;
  private final ScenarioResult scenario;

  ScenarioDetails(Page page, ScenarioResult scenario) {
    this.page = page;
    this.scenario = scenario;
  }

  DomContent render() {
    return details(head(), div(body()).withClass("body"))
        .withClass("scenario")
        .withId(page.anchors().of(scenario))
        .attr("data-verdict", Prose.key(scenario.verdict()));
  }

  private DomContent head() {
    return summary(
        Prose.badge(scenario.verdict()),
        span(Prose.bounded(scenario.name(), Prose.SHORT)).withClass("name"),
        span(Prose.bounded(String.join(" ", scenario.requirements()), Prose.SHORT))
            .withClass("ids"),
        span(Texts.duration(scenario.took())).withClass("took"));
  }

  private DomContent body() {
    return each(
        FailureBlock.reason(scenario),
        FailureBlock.of(scenario.failure()),
        blockedBy(),
        NoteList.of(scenario.notes()),
        origin(),
        h4("Steps"),
        StepList.of(scenario.steps()),
        trace(),
        Commands.block("Run it alone", scenario.command()));
  }

  private DomContent blockedBy() {
    return scenario.blockedBy().isEmpty()
        ? text("")
        : p(strong("Blocked by: "), page.links(scenario.blockedBy())).withClass("blocks");
  }

  private DomContent origin() {
    return p(
            text("Checks "),
            page.links(scenario.requirements()),
            text(" · "),
            code(Prose.bounded(scenario.id(), Prose.SHORT)),
            text(scenario.source().isEmpty() ? "" : " · "),
            Prose.bounded(scenario.source(), Prose.SHORT))
        .withClass("origin");
  }

  private DomContent trace() {
    if (scenario.trace().isEmpty()) {
      return text("");
    }
    return div(
            h4("Trace"),
            p("The trace is drawn by this page's script. It is in results.json too.")
                .withClass("quiet"))
        .withClass("trace")
        .attr("data-trace", TraceBlock.id(page, scenario));
  }
}
