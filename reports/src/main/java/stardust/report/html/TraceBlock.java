package stardust.report.html;

import static j2html.TagCreator.each;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;

import j2html.tags.DomContent;
import java.util.LinkedHashMap;
import java.util.Map;
import stardust.report.model.ScenarioResult;
import tools.jackson.databind.json.JsonMapper;

/** The traces as data that report.js draws when a reader opens a scenario. */
final class TraceBlock {

  /** With what else is on the page this keeps a run of 300 scenarios under 5 MiB. */
  static final int BUDGET = 3_500_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TraceBlock() {}

  /** The element id of a scenario's trace. */
  static String id(Page page, ScenarioResult scenario) {
    return "t-" + page.anchors().of(scenario);
  }

  static DomContent all(Page page) {
    Map<String, String> blocks = Map.of();
    for (TraceDetail detail : TraceDetail.RUNGS) {
      blocks = pack(page, detail);
      if (blocks.values().stream().mapToLong(String::length).sum() <= BUDGET) {
        break;
      }
    }
    return each(
        blocks, (id, json) -> script(rawHtml(json)).withType("application/json").withId(id));
  }

  private static Map<String, String> pack(Page page, TraceDetail detail) {
    Map<String, String> blocks = new LinkedHashMap<>();
    for (ScenarioResult scenario : page.scenarios()) {
      if (!scenario.trace().isEmpty()) {
        Object packed = new TracePacker(detail.of(scenario)).pack(scenario.trace());
        blocks.put(id(page, scenario), harmless(JSON.writeValueAsString(packed)));
      }
    }
    return blocks;
  }

  /**
   * The same JSON without a character that HTML could take for markup. The characters can only
   * stand in strings, where JSON allows this.
   */
  static String harmless(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
