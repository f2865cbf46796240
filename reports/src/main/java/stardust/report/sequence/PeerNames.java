package stardust.report.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;

/**
 * Which peer of a scenario an id is that of, so that a reader sees "A" in place of 46 letters.
 *
 * @param byId the label of a peer by its id, as text
 */
public record PeerNames(Map<String, String> byId) {

  private static final String ID = "peerID.id";
  private static final int SHORTEST = 20;

  public PeerNames {
    byId = Map.copyOf(byId);
  }

  /** Whoever first joined with an id is its peer. */
  static PeerNames of(List<TraceEvent> trace) {
    Map<String, String> names = new LinkedHashMap<>();
    for (TraceEvent event : trace) {
      if (event.direction() == TraceDirection.SENT && event.name().startsWith("JoinInit")) {
        event.fields().stream()
            .filter(field -> field.name().equals(ID) && field.value().length() >= SHORTEST)
            .forEach(field -> names.putIfAbsent(field.value(), event.peer()));
      }
    }
    return new PeerNames(names);
  }

  /** The peer that a field names, if it names one. */
  public Optional<String> in(TraceField field) {
    return byId.entrySet().stream()
        .filter(each -> field.value().contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
