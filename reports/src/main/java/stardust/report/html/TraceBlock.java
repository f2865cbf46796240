package stardust.report.html;

import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import stardust.report.model.ScenarioResult;
import stardust.report.trace.TraceData;

/** The traces as data, and the places where the page's script draws them. */
final class TraceBlock {

  /** With what else is on the page this keeps a run of 300 scenarios under 5 MiB. */
  static final int BUDGET = 4_100_000;

  private TraceBlock() {}

  /** All of a scenario's trace, drawn when the reader opens the scenario. */
  static DomContent whole(Page page, ScenarioResult scenario) {
    return TraceData.place(id(page, scenario));
  }

  /** The part of it in which the scenario failed, drawn at once. */
  static DomContent excerpt(Page page, ScenarioResult scenario) {
    return scenario.trace().isEmpty()
        ? text("")
        : TraceData.place(id(page, scenario)).attr("data-excerpt", "");
  }

  private static String id(Page page, ScenarioResult scenario) {
    return "t-" + page.anchors().of(scenario);
  }

  /** The data, as detailed as there is room for. */
  static DomContent all(Page page) {
    TraceData data = new TraceData(BUDGET);
    page.scenarios().stream()
        .filter(scenario -> !scenario.trace().isEmpty())
        .forEach(
            scenario ->
                data.add(
                    id(page, scenario), page.sequence(scenario), scenario.verdict().isFinding()));
    return data.render();
  }
}
