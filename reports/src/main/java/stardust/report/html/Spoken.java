package stardust.report.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;
import stardust.report.page.Prose;
import stardust.report.sequence.Row;
import stardust.report.sequence.RowKind;
import stardust.report.text.Texts;

/** What the target spoke on the connections of the run, as the traces have it. */
final class Spoken {

  private Spoken() {}

  /** The binding, and what was agreed how often; empty if no connection was made. */
  static Map<String, String> of(Page page) {
    Map<String, Integer> agreed = new TreeMap<>();
    boolean secured = false;
    boolean plain = false;
    for (ScenarioResult scenario : page.scenarios()) {
      for (Row row : page.sequence(scenario).rows()) {
        if (row.kind() == RowKind.CONNECT) {
          row.fields().stream()
              .filter(field -> field.name().equals("agreed"))
              .map(TraceField::value)
              .map(value -> value.replaceAll(", /p2p/.*", ""))
              .forEach(value -> agreed.merge(Prose.brief(value), 1, Integer::sum));
          secured |= row.events().stream().anyMatch(Spoken::isSecurity);
          plain |= row.events().stream().noneMatch(Spoken::isSecurity);
        }
      }
    }
    return words(agreed, secured, plain);
  }

  private static Map<String, String> words(
      Map<String, Integer> agreed, boolean secured, boolean plain) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (secured) {
      facts.put("binding", "libp2p: connections are secured");
    } else if (plain) {
      facts.put("binding", "no connection was secured");
    }
    if (!agreed.isEmpty()) {
      facts.put(
          "connections agreed on",
          agreed.entrySet().stream()
              .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
              .limit(6)
              .map(each -> each.getKey() + " (" + Texts.count(each.getValue(), "time") + ")")
              .collect(Collectors.joining("; ")));
    }
    return facts;
  }

  private static boolean isSecurity(TraceEvent event) {
    return event.layer() == TraceLayer.SECURITY;
  }
}
