package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.assess.RequirementStanding;
import stardust.report.model.ScenarioResult;
import stardust.spec.Requirement;

/** Every requirement, by section of the protocol. */
final class RequirementTable implements Section {

  @Override
  public DomContent render(Page page) {
    return section(
            h2("Verdict by requirement").withId("requirements"),
            LevelTable.of(page.assessment()),
            table(head(), each(bySection(page), (name, rows) -> group(page, name, rows)))
                .withClass("requirements"))
        .attr("aria-labelledby", "requirements");
  }

  private static DomContent head() {
    return thead(
        tr(
            each(
                List.of("Id", "Level", "Requirement", "Verdict", "Scenarios"),
                column -> th(column).attr("scope", "col"))));
  }

  private static Map<String, List<RequirementStanding>> bySection(Page page) {
    Map<String, List<RequirementStanding>> sections = new LinkedHashMap<>();
    for (RequirementStanding standing : page.assessment().requirements()) {
      String section =
          standing.requirement().map(Requirement::section).orElse("Not in the catalogue");
      sections.computeIfAbsent(section, s -> new ArrayList<>()).add(standing);
    }
    return sections;
  }

  private static DomContent group(Page page, String name, List<RequirementStanding> rows) {
    return tbody(
            tr(th(Prose.bounded(name, Prose.SHORT)).attr("colspan", "5").attr("scope", "rowgroup"))
                .withClass("group"),
            each(rows, row -> row(page, row)))
        .attr("data-group", "");
  }

  private static DomContent row(Page page, RequirementStanding standing) {
    return tr(
            th(Prose.bounded(standing.id(), Prose.SHORT)).attr("scope", "row"),
            td(standing.requirement().map(RequirementTable::level).orElse(text(""))),
            td(standing.requirement().map(r -> Prose.marked(r.text())).orElse(text("")))
                .withClass("text"),
            td(Prose.badge(standing.standing())),
            td(each(standing.scenarios(), s -> scenario(page, s))).withClass("checks"))
        .withId(Anchors.requirement(standing.id()))
        .attr("data-verdict", standing.standing().key());
  }

  private static DomContent level(Requirement requirement) {
    return span(requirement.level().name()).withClasses("level", requirement.level().name());
  }

  private static DomContent scenario(Page page, ScenarioResult scenario) {
    return span(
            span().withClasses("swatch", Prose.key(scenario.verdict())),
            page.link(scenario, scenario.name()).withTitle(scenario.verdict().words()))
        .withClass("check");
  }
}
