package stardust.trace;

import java.util.ArrayList;
import java.util.List;

/** Keeps every event. */
public final class RecordingTap implements Tap {

  private final List<WireEvent> events = new ArrayList<>();

  @Override
  public void event(WireEvent event) {
    events.add(event);
  }

  /** All events so far. */
  public List<WireEvent> events() {
    return List.copyOf(events);
  }

  /** Each event in short: direction, stream and name, as "SENT i0 NewStream". */
  public List<String> lines() {
    return events.stream()
        .map(e -> (e.direction() + " " + e.stream() + " " + e.name()).replace("  ", " "))
        .toList();
  }
}
