package stardust.runner.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
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
    return new Tap() {
      @Override
      public void event(WireEvent event) {
        wire(peer, connection, event);
      }

      @Override
      public void record(Supplier<WireEvent> event) {
        if (!dropped()) {
          event(event.get());
        }
      }
    };
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

  /** Counts an event that would not be kept, so that nobody need make it. */
  private synchronized boolean dropped() {
    boolean full = events.size() >= MOST_EVENTS;
    if (full) {
      next++;
      left++;
    }
    return full;
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

  /**
   * When something happened, since the trace began.
   *
   * @param nanoTime what {@link System#nanoTime} said then
   */
  public Duration at(long nanoTime) {
    return Duration.ofNanos(Math.max(0, nanoTime - start));
  }

  private Duration elapsed() {
    return at(System.nanoTime());
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
