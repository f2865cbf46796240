package stardust.report.html;

import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.List;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.spec.Requirement;

/** One finding: what the protocol asks for, what was seen, where to look, how to see it again. */
final class FindingCard {

  private final Page page;
  private final ScenarioResult scenario;

  FindingCard(Page page, ScenarioResult scenario) {
    this.page = page;
    this.scenario = scenario;
  }

  DomContent render() {
    return article(
            div(Prose.badge(scenario.verdict()), span(page.links(ids())).withClass("ids"))
                .withClass("over"),
            h3(page.link(scenario, scenario.name())),
            each(ids(), this::requirement),
            FailureBlock.reason(scenario),
            FailureBlock.of(scenario.failure()),
            NoteList.of(scenario.notes()),
            blocks(),
            Commands.block("See it again", scenario.command()))
        .withClasses("finding", Prose.key(scenario.verdict()));
  }

  /** The one that is broken, or all that the scenario checks if it does not say which. */
  private List<String> ids() {
    return scenario
        .failure()
        .map(Failure::requirement)
        .filter(id -> !id.isEmpty())
        .map(List::of)
        .orElse(scenario.requirements());
  }

  private DomContent requirement(String id) {
    return page.assessment().requirement(id).map(r -> quoted(r)).orElse(text(""));
  }

  private static DomContent quoted(Requirement requirement) {
    return div(
            p(
                span(requirement.level().name()).withClasses("level", requirement.level().name()),
                text(" "),
                Prose.marked(requirement.text())),
            SourceQuote.of(requirement.source()))
        .withClass("requirement");
  }

  private DomContent blocks() {
    List<String> blocked =
        page.scenarios().stream()
            .filter(s -> s.blockedBy().contains(scenario.id()) || blockedByRequirement(s))
            .map(ScenarioResult::id)
            .toList();
    return blocked.isEmpty()
        ? text("")
        : p(strong("In the way of: "), page.links(blocked)).withClass("blocks");
  }

  private boolean blockedByRequirement(ScenarioResult other) {
    return ids().stream().anyMatch(other.blockedBy()::contains);
  }
}
