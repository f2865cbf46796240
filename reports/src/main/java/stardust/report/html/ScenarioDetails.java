package stardust.report.html;

import static j2html.TagCreator.a;
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
import stardust.report.page.Commands;
import stardust.report.page.Prose;
import stardust.report.text.Texts;

/** One scenario, closed until a reader opens it. */
final class ScenarioDetails {

  private final Page page;
  private final Chapters chapters;
  private final ScenarioResult scenario;

  ScenarioDetails(Page page, Chapters chapters, ScenarioResult scenario) {
    this.chapters = chapters;
    this.page = page;
    this.scenario = scenario;
  }

  DomContent render() {
    return details(head(), div(body()).withClass("body"))
        .withClass("scenario")
        .withId(page.anchors().of(scenario))
        .attr("data-verdict", Prose.key(scenario.verdict()))
        .attr("data-level", chapters.level(scenario))
        .attr("data-chapters", chapters.of(scenario));
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
        reason(),
        scenario.failure().map(f -> new WireBlock(page, scenario, f).render()).orElse(text("")),
        blockedBy(),
        NoteList.of(scenario.notes()),
        origin(),
        h4("Steps"),
        StepList.of(scenario.steps()),
        trace(),
        new OutputBlock(page, scenario).render(),
        Commands.block("Run it alone", scenario.command()));
  }

  /** Why it ended so, unless that is only what was seen once more. */
  private DomContent reason() {
    return scenario.failure().isPresent() || scenario.reason().isEmpty()
        ? text("")
        : p(Prose.bounded(Prose.sentence(scenario.reason()), Prose.PARAGRAPH)).withClass("reason");
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
            a(code(Prose.bounded(scenario.id(), Prose.SHORT)))
                .withHref("#" + page.anchors().of(scenario))
                .withTitle("A link to this scenario"),
            text(scenario.source().isEmpty() ? "" : " · "),
            Prose.bounded(scenario.source(), Prose.SHORT))
        .withClass("origin");
  }

  private DomContent trace() {
    return scenario.trace().isEmpty()
        ? text("")
        : each(h4("What passed the wire"), TraceBlock.whole(page, scenario));
  }
}
