package stardust.runner.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stardust.io.Bytes;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/**
 * All that one scenario saw on the wire and did itself, in one order. Safe for use by all threads
 * of the scenario; bounded, as a server may send without end.
 */
public final class ScenarioTrace {

  /** Enough for every scenario of a right server, and little enough to keep hundreds of them. */
  private static final int MOST_EVENTS = 2000;

  private final long start = System.nanoTime();
  private final List<TraceEvent> events = new ArrayList<>();
  private long next;
  private long left;

  /** A tap for one connection of a peer. */
  public Tap tap(String peer, String connection) {
    return event -> wire(peer, connection, event);
  }

  /** Notes something that the tester does or decides. */
  public synchronized void action(String what) {
    keep(TraceEvent.action(next, elapsed(), what, List.of()));
  }

  /** What happened so far, and a last event that says how much more there was. */
  public synchronized List<TraceEvent> events() {
    List<TraceEvent> all = new ArrayList<>(events);
    if (left > 0) {
      String what = left + " more events are not kept";
      all.add(TraceEvent.action(next, elapsed(), what, List.of()));
    }
    return List.copyOf(all);
  }

  private synchronized void wire(String peer, String connection, WireEvent event) {
    List<TraceField> fields =
        event.fields().stream().map(field -> new TraceField(field.name(), field.value())).toList();
    keep(
        new TraceEvent(
            next,
            elapsed(),
            peer,
            connection,
            event.stream(),
            layer(event.layer()),
            TraceDirection.valueOf(event.direction().name().toUpperCase(Locale.ROOT)),
            event.name(),
            fields,
            Bytes.hex(Arrays.copyOf(event.bytes(), Math.min(event.bytes().length, kept(event)))),
            event.length(),
            event.injected()));
  }

  private void keep(TraceEvent event) {
    next++;
    if (events.size() < MOST_EVENTS) {
      events.add(event);
    } else {
      left++;
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Of what is encrypted, or comes again in the layer above, a beginning is enough. */
  private static int kept(WireEvent event) {
    return switch (event.layer()) {
      case TRANSPORT, SECURITY -> 48;
      case MUXER, STREAM -> 128;
      case MULTISTREAM, MESSAGE -> WireEvent.CAPTURED_BYTES;
    };
  }

  private static TraceLayer layer(Layer layer) {
    return TraceLayer.valueOf(layer.name());
  }
}
