package stardust.report.compare;

import static j2html.TagCreator.each;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stardust.report.model.Failure;
import stardust.report.model.ScenarioResult;
import stardust.report.page.Prose;
import stardust.report.sequence.Sequence;
import stardust.report.text.Texts;
import stardust.report.trace.Deflated;
import stardust.report.trace.TraceData;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's script shows when a reader asks for it, compressed: each scenario with its
 * verdicts, and each trace by itself.
 */
final class ComparisonData {

  /** Of all traces together; ten runs of 300 scenarios then make a page of about 9 MiB. */
  static final int BUDGET = 8_000_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ComparisonData() {}

  static DomContent render(Comparison comparison) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "columns",
        Column.names(comparison.columns()).stream().map(ComparisonData::shortly).toList());
    data.put("beforeAndAfter", comparison.changes().isPresent());
    data.put("scenarios", comparison.scenarios().stream().map(ComparisonData::scenario).toList());
    return each(
        script(rawHtml(Deflated.base64(JSON.writeValueAsBytes(data))))
            .withType("text/plain")
            .withId("data"),
        traces(comparison));
  }

  private static DomContent traces(Comparison comparison) {
    TraceData traces = new TraceData(BUDGET);
    for (int i = 0; i < comparison.scenarios().size(); i++) {
      ComparedScenario scenario = comparison.scenarios().get(i);
      boolean foremost = scenario.differs() || scenario.isFinding();
      for (int column = 0; column < scenario.results().size(); column++) {
        String id = "t-" + i + "-" + column;
        scenario
            .results()
            .get(column)
            .filter(result -> !result.trace().isEmpty())
            .ifPresent(result -> traces.add(id, Sequence.of(result), foremost));
      }
    }
    return traces.render();
  }

  private static Map<String, Object> scenario(ComparedScenario scenario) {
    Map<String, Object> packed = new LinkedHashMap<>();
    packed.put("id", Links.id(scenario.id()));
    packed.put("name", shortly(scenario.first().name()));
    packed.put("requirements", requirements(scenario));
    List<Object> results = new ArrayList<>();
    scenario.results().forEach(result -> results.add(result(result)));
    packed.put("results", results);
    return packed;
  }

  /** All that it checks, and what it names as broken. */
  private static List<String> requirements(ComparedScenario scenario) {
    Set<String> ids = new LinkedHashSet<>();
    scenario.results().stream()
        .flatMap(Optional::stream)
        .forEach(
            result -> {
              ids.addAll(result.requirements());
              result.failure().map(Failure::requirement).ifPresent(ids::add);
            });
    return ids.stream().filter(id -> !id.isEmpty()).map(Links::id).toList();
  }

  /** Nothing where it did not run. */
  private static Map<String, Object> result(Optional<ScenarioResult> result) {
    Map<String, Object> packed = new LinkedHashMap<>();
    result.ifPresent(
        found -> {
          packed.put("key", Prose.key(found.verdict()));
          packed.put("words", found.verdict().words());
          packed.put("reason", text(Prose.sentence(found.reason())));
          packed.put("expected", found.failure().map(f -> text(f.expected())).orElse(""));
          packed.put("seen", found.failure().map(f -> text(f.seen())).orElse(""));
          packed.put("took", Texts.duration(found.took()));
          packed.put("trace", !found.trace().isEmpty());
        });
    return packed;
  }

  private static String shortly(String text) {
    return Texts.truncate(Texts.visible(text), Prose.SHORT);
  }

  private static String text(String text) {
    return Texts.truncate(Texts.visible(text), Prose.PARAGRAPH);
  }
}
