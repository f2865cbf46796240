package stardust.report.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;

/** Every scenario, by feature. */
final class ScenarioList implements Section {

  @Override
  public DomContent render(Page page) {
    Map<String, List<ScenarioResult>> features = new LinkedHashMap<>();
    for (ScenarioResult scenario : page.scenarios()) {
      features.computeIfAbsent(scenario.feature(), f -> new ArrayList<>()).add(scenario);
    }
    return section(
            h2("Scenarios").withId("scenarios"),
            each(features, (name, scenarios) -> feature(page, name, scenarios)))
        .attr("aria-labelledby", "scenarios");
  }

  private static DomContent feature(Page page, String name, List<ScenarioResult> scenarios) {
    Chapters chapters = new Chapters(page);
    return div(
            h3(Prose.bounded(Prose.sentence(name), Prose.SHORT)),
            each(scenarios, s -> new ScenarioDetails(page, chapters, s).render()))
        .withClass("feature")
        .attr("data-group", "");
  }
}
