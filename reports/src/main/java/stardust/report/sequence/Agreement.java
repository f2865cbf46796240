package stardust.report.sequence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;

/** What the lines of multistream-select in a row come to. */
final class Agreement {

  private static final String HEADER = "/multistream/1.0.0";
  private static final String REFUSAL = "na";

  private final List<TraceEvent> lines;
  private final List<TraceField> fields = new ArrayList<>();

  private Agreement(List<TraceEvent> events) {
    lines = events.stream().filter(e -> e.layer() == TraceLayer.MULTISTREAM).toList();
  }

  /** As fields: what was agreed, what was proposed in vain, and what the answer was. */
  static List<TraceField> of(List<TraceEvent> events) {
    Agreement agreement = new Agreement(events);
    Set<String> agreed = agreement.agreed();
    agreement.add("agreed", agreed);
    Set<String> proposed = agreement.proposed();
    proposed.removeAll(agreed);
    agreement.add("proposed in vain", proposed);
    if (agreement.lines.stream().anyMatch(line -> line.name().equals(REFUSAL))) {
      agreement.add("answer", Set.of(REFUSAL));
    }
    return agreement.fields;
  }

  /** The same for a connection, after the transport under it. */
  static List<TraceField> ofConnection(List<TraceEvent> events) {
    List<TraceField> fields = new ArrayList<>();
    List<String> transport =
        events.stream()
            .filter(event -> event.layer() == TraceLayer.TRANSPORT)
            .map(TraceEvent::name)
            .toList();
    if (!transport.isEmpty()) {
      boolean http = transport.contains("HTTP upgrade");
      fields.add(new TraceField("over", http ? "WebSocket" : "TCP"));
    }
    fields.addAll(of(events));
    return fields;
  }

  private void add(String name, Set<String> values) {
    if (!values.isEmpty()) {
      fields.add(new TraceField(name, String.join(", ", values)));
    }
  }

  /** What both sides named. */
  private Set<String> agreed() {
    Set<String> agreed = names(TraceDirection.RECEIVED);
    agreed.retainAll(names(TraceDirection.SENT));
    return agreed;
  }

  /** By whoever spoke first. */
  private Set<String> proposed() {
    return lines.isEmpty() ? new LinkedHashSet<>() : names(lines.get(0).direction());
  }

  private Set<String> names(TraceDirection direction) {
    return lines.stream()
        .filter(line -> line.direction() == direction)
        .map(TraceEvent::name)
        .filter(name -> !name.equals(HEADER) && !name.equals(REFUSAL))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
