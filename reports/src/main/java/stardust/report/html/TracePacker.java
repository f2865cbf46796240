package stardust.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.html.TraceDetail.Depth;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.text.Texts;

/**
 * One scenario's trace in few bytes: each text is kept once, and an event is a row of numbers.
 * report.js unpacks it: {@code {s: texts, e: rows, lower: how many frames of lower layers were left
 * out, gap: [row before which events of the middle were left out, how many]}}. A row is
 * microseconds, peer, connection, stream, layer, direction, name, fields (names and values in
 * turn), hex, length, injected.
 */
final class TracePacker {

  private final Depth depth;
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  TracePacker(Depth depth) {
    this.depth = depth;
  }

  Map<String, Object> pack(List<TraceEvent> trace) {
    List<TraceEvent> shown =
        depth.lowerBytes() == Depth.LEAVE_OUT
            ? trace.stream().filter(e -> e.layer().isExchange()).toList()
            : trace;
    List<List<Object>> rows = new ArrayList<>();
    int head = Math.min(shown.size(), depth.events() / 2);
    int tail = Math.max(head, shown.size() - (depth.events() - depth.events() / 2));
    shown.subList(0, head).forEach(e -> rows.add(row(e)));
    shown.subList(tail, shown.size()).forEach(e -> rows.add(row(e)));
    Map<String, Object> packed = new LinkedHashMap<>();
    packed.put("s", List.copyOf(texts.keySet()));
    packed.put("e", rows);
    packed.put("lower", trace.size() - shown.size());
    packed.put("gap", List.of(head, tail - head));
    return packed;
  }

  private List<Object> row(TraceEvent event) {
    return List.of(
        event.at().toNanos() / 1000,
        text(event.peer()),
        text(event.connection()),
        text(event.stream()),
        text(event.layer().name()),
        text(event.direction().name()),
        text(Texts.truncate(event.name(), Prose.SHORT)),
        fields(event.fields()),
        text(hex(event)),
        event.length(),
        event.injected() ? 1 : 0);
  }

  private List<Integer> fields(List<TraceField> fields) {
    List<Integer> packed = new ArrayList<>();
    for (TraceField field : fields) {
      packed.add(text(Texts.truncate(field.name(), depth.fieldChars())));
      packed.add(text(Texts.truncate(field.value(), depth.fieldChars())));
    }
    return packed;
  }

  private String hex(TraceEvent event) {
    int bytes = event.layer().isExchange() ? depth.exchangeBytes() : depth.lowerBytes();
    return event.hex().substring(0, Math.min(event.hex().length(), 2 * bytes));
  }

  private int text(String text) {
    return texts.computeIfAbsent(Texts.visible(text), t -> texts.size());
  }
}
