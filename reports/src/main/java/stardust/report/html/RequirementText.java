package stardust.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Locale;
import java.util.stream.Collectors;
import stardust.report.assess.RequirementStanding;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;
import stardust.spec.Requirement;

/** One requirement where the text states it: its verdict, its source, and what checks it. */
final class RequirementText {

  private RequirementText() {}

  static DomContent of(Page page, RequirementStanding standing) {
    return article(
            div(
                    a(Prose.bounded(standing.id(), Prose.SHORT))
                        .withClass("id")
                        .withHref("#" + Anchors.requirement(standing.id())),
                    standing.requirement().map(RequirementText::binds).orElse(text("")),
                    Prose.badge(standing.standing()))
                .withClass("over"),
            standing.requirement().map(RequirementText::said).orElse(text("")),
            checks(page, standing))
        .withId(Anchors.requirement(standing.id()))
        .withClasses("states", standing.standing().key())
        .attr("data-verdict", standing.standing().key())
        .attr("data-level", standing.requirement().map(r -> r.level().name()).orElse(""))
        .attr("data-chapters", standing.requirement().map(Chapters::of).orElse(""));
  }

  private static DomContent binds(Requirement requirement) {
    String roles =
        requirement.binds().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", "));
    return each(
        span(requirement.level().name()).withClasses("level", requirement.level().name()),
        span(roles).withClass("roles"));
  }

  private static DomContent said(Requirement requirement) {
    return each(p(Prose.marked(requirement.text())), SourceQuote.of(requirement.source()));
  }

  private static DomContent checks(Page page, RequirementStanding standing) {
    return standing.scenarios().isEmpty()
        ? text("")
        : ul(each(standing.scenarios(), s -> li(scenario(page, s)))).withClass("checks");
  }

  private static DomContent scenario(Page page, ScenarioResult scenario) {
    return each(
        span().withClasses("swatch", Prose.key(scenario.verdict())),
        page.link(scenario, scenario.name()),
        span(scenario.verdict().words()).withClass("quiet"));
  }
}
