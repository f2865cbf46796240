package stardust.runner.client;

import java.util.ArrayList;
import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Records a connection of the client, and keeps what it proposed. */
final class CallTap implements Tap {

  private static final String HEADER = "/multistream/1.0.0";

  private final String connection;
  private final Tap trace;
  private final List<Proposal> proposals = new ArrayList<>();

  CallTap(String connection, Tap trace) {
    this.connection = connection;
    this.trace = trace;
  }

  /** How traces call the connection. */
  String connection() {
    return connection;
  }

  @Override
  public void event(WireEvent event) {
    trace.event(event);
    if (event.layer() == Layer.MULTISTREAM
        && event.direction() == Direction.RECEIVED
        && !event.name().equals(HEADER)) {
      synchronized (proposals) {
        proposals.add(new Proposal(event.stream(), event.name()));
      }
    }
  }

  /** What the client has said in negotiations so far, but for headers. */
  List<Proposal> proposals() {
    synchronized (proposals) {
      return List.copyOf(proposals);
    }
  }
}
