package stardust.report.sequence;

import java.time.Duration;
import java.util.List;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;

/**
 * One row of a sequence.
 *
 * @param kind what it shows
 * @param order its place, among the numbers of the trace's events
 * @param at since the scenario started
 * @param peer which of the suite's peers; empty where none is concerned
 * @param connection which connection of that peer; may be empty
 * @param stream which muxed stream; may be empty
 * @param heading which way
 * @param label what it is, as "JoinInit" or "ends its side of stream 1"
 * @param fields its decoded form
 * @param injected whether it was written as raw bytes by a peer that means to break a rule
 * @param length how many bytes it had; 0 if that means nothing
 * @param events what it is made of: the message first, then the frames that carried it
 */
public record Row(
    RowKind kind,
    long order,
    Duration at,
    String peer,
    String connection,
    String stream,
    Heading heading,
    String label,
    List<TraceField> fields,
    boolean injected,
    long length,
    List<TraceEvent> events) {

  public Row {
    fields = List.copyOf(fields);
    events = List.copyOf(events);
  }

  /** Something that passed no wire. */
  static Row still(RowKind kind, long order, Duration at, String label, List<TraceField> fields) {
    return new Row(kind, order, at, "", "", "", Heading.NONE, label, fields, false, 0, List.of());
  }

  /** Whether the suite's side sent it. */
  public boolean isSent() {
    return heading == Heading.TO_TARGET;
  }

  /** Whether it came from the target. */
  public boolean isReceived() {
    return heading == Heading.FROM_TARGET;
  }

  /** Whether it is on the same stream of the same connection. */
  public boolean sharesStream(Row other) {
    return connection.equals(other.connection) && stream.equals(other.stream);
  }
}
