package stardust.report.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.page.Prose;
import stardust.report.sequence.Exchange;
import stardust.report.sequence.Row;
import stardust.report.sequence.Sequence;
import stardust.report.text.Texts;
import stardust.report.trace.TraceDetail.Depth;

/**
 * One scenario's sequence in few bytes, which trace.js unpacks: {@code {s: texts, rows: rows,
 * names: peers by their ids, excerpt: [from, to], lower: how many frames were left out, gap: [row
 * before which rows of the middle were left out, how many]}}. Each text is kept once, and stands
 * elsewhere as its number.
 */
final class TracePacker {

  private static final int FIELDS = 64;

  private final Depth depth;
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private int leftOut;

  TracePacker(Depth depth) {
    this.depth = depth;
  }

  Map<String, Object> pack(Sequence sequence) {
    List<Row> all = sequence.rows();
    int head = Math.min(all.size(), depth.events() / 2);
    int tail = Math.max(head, all.size() - (depth.events() - depth.events() / 2));
    List<Row> shown = new ArrayList<>(all.subList(0, head));
    shown.addAll(all.subList(tail, all.size()));
    List<List<Object>> rows = shown.stream().map(this::row).toList();
    Map<String, Object> packed = new LinkedHashMap<>();
    packed.put("s", List.copyOf(texts.keySet()));
    packed.put("rows", rows);
    packed.put("names", sequence.names().byId());
    packed.put("excerpt", excerpt(sequence, shown));
    packed.put("lower", leftOut);
    packed.put("gap", List.of(head, tail - head));
    return packed;
  }

  /** The part of a failure that its card shows; nothing where there is none. */
  private static List<Integer> excerpt(Sequence sequence, List<Row> shown) {
    return Exchange.of(sequence)
        .map(Exchange::rows)
        .map(rows -> List.of(place(shown, rows.get(0)), place(shown, rows.get(rows.size() - 1))))
        .filter(places -> places.get(1) >= 0)
        .orElse(List.of());
  }

  private static int place(List<Row> shown, Row wanted) {
    for (int i = shown.size() - 1; i >= 0; i--) {
      if (shown.get(i).order() == wanted.order() && shown.get(i).label().equals(wanted.label())) {
        return i;
      }
    }
    return -1;
  }

  private List<Object> row(Row row) {
    return List.of(
        row.kind().key(),
        row.at().toNanos() / 1000,
        shortly(row.peer()),
        shortly(row.connection()),
        shortly(row.stream()),
        row.heading().key(),
        shortly(row.label()),
        fields(row.fields()),
        row.injected() ? 1 : 0,
        row.length(),
        frames(row));
  }

  private List<List<Object>> frames(Row row) {
    List<List<Object>> packed = new ArrayList<>();
    for (TraceEvent event : row.events()) {
      if (event.layer().isExchange() || depth.lowerBytes() != Depth.LEAVE_OUT) {
        packed.add(frame(event));
      } else {
        leftOut++;
      }
    }
    return packed;
  }

  private List<Object> frame(TraceEvent event) {
    return List.of(
        event.at().toNanos() / 1000,
        text(event.layer().name()),
        text(event.direction().name()),
        shortly(event.stream()),
        shortly(event.name()),
        fields(event.fields()),
        text(hex(event)),
        event.length());
  }

  private List<Integer> fields(List<TraceField> fields) {
    List<Integer> packed = new ArrayList<>();
    for (TraceField field : fields.subList(0, Math.min(FIELDS, fields.size()))) {
      packed.add(text(Texts.truncate(field.name(), depth.fieldChars())));
      packed.add(text(Texts.truncate(field.value(), depth.fieldChars())));
    }
    if (fields.size() > FIELDS) {
      packed.add(text("…"));
      packed.add(text(fields.size() - FIELDS + " more fields"));
    }
    return packed;
  }

  private String hex(TraceEvent event) {
    int bytes = event.layer().isExchange() ? depth.exchangeBytes() : depth.lowerBytes();
    return event.hex().substring(0, Math.min(event.hex().length(), 2 * bytes));
  }

  private int shortly(String text) {
    return text(Texts.truncate(text, Prose.SHORT));
  }

  private int text(String text) {
    return texts.computeIfAbsent(Texts.visible(text), t -> texts.size());
  }
}
