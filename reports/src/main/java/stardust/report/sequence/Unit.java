package stardust.report.sequence;

import java.util.ArrayList;
import java.util.List;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;

/** A row that is still being put together from the events of one connection. */
final class Unit {

  /** Leaves room between the numbers of events for what is no event. */
  static final int SPREAD = 8;

  private final RowKind kind;
  private final TraceEvent first;
  private final List<TraceEvent> events = new ArrayList<>();
  private Heading heading;
  private final String label;
  private List<TraceField> fields = List.of();
  private TraceEvent arrived;
  private long length;

  /** How many bytes of frames it still waits for; meaningful for what was sent. */
  private long room;

  Unit(RowKind kind, TraceEvent first, String label) {
    this.kind = kind;
    this.first = first;
    this.arrived = first;
    this.label = label;
    this.heading = heading(first);
    events.add(first);
  }

  static Heading heading(TraceEvent event) {
    return event.direction() == TraceDirection.SENT ? Heading.TO_TARGET : Heading.FROM_TARGET;
  }

  RowKind kind() {
    return kind;
  }

  List<TraceEvent> events() {
    return events;
  }

  boolean isSent() {
    return first.direction() == TraceDirection.SENT;
  }

  Unit with(List<TraceField> decoded) {
    fields = decoded;
    return this;
  }

  Unit length(long bytes) {
    length = bytes;
    return this;
  }

  long length() {
    return length;
  }

  Unit room(long bytes) {
    room = bytes;
    return this;
  }

  boolean hasRoom() {
    return room > 0;
  }

  /** A frame that carried it; one that came before it says when it arrived. */
  void carriedBy(TraceEvent frame, long bytes) {
    room -= bytes;
    events.add(frame);
    if (!isSent() && first.seq() > frame.seq()) {
      arrived = frame;
    }
  }

  /** Something more of the same kind. */
  void add(TraceEvent event) {
    if (heading(event) != heading) {
      heading = Heading.BOTH;
    }
    events.add(event);
  }

  Row row() {
    return new Row(
        kind,
        SPREAD * arrived.seq(),
        arrived.at(),
        first.peer(),
        first.connection(),
        first.stream(),
        heading,
        label,
        fields,
        first.injected(),
        length,
        events);
  }
}
