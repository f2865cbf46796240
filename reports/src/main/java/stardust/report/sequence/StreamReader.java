package stardust.report.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;

/**
 * Says which frames of one muxed stream carried which message: what was sent stands in the trace
 * before its frames, what was received behind them, and both are as long as the frames say.
 */
final class StreamReader {

  /** A frame that was received, and how many of its bytes no message has claimed yet. */
  private static final class Arrived {
    private final TraceEvent frame;
    private final List<TraceEvent> below;
    private long left;

    Arrived(TraceEvent frame, List<TraceEvent> below, long bytes) {
      this.frame = frame;
      this.below = below;
      this.left = bytes;
    }
  }

  private final Consumer<Unit> units;
  private final Prefix prefix;
  private final Deque<Arrived> unclaimed = new ArrayDeque<>();
  private @Nullable Unit negotiation;
  private @Nullable Unit writing;
  private @Nullable Unit bytes;

  StreamReader(Prefix prefix, Consumer<Unit> units) {
    this.prefix = prefix;
    this.units = units;
  }

  /** A line of multistream-select. */
  void line(TraceEvent line) {
    Unit unit = negotiation == null ? negotiation(line) : negotiation;
    if (!unit.events().contains(line)) {
      unit.add(line);
    }
    if (line.direction() == TraceDirection.SENT) {
      unit.room(line.length());
      writing = unit;
    } else {
      claim(unit, line.length());
    }
  }

  /** A message, or bytes that are none. */
  void message(TraceEvent event) {
    negotiation = null;
    bytes = null;
    if (event.name().equals("end of stream")) {
      return;
    }
    Unit unit = unit(RowKind.MESSAGE, event, event.name()).with(event.fields());
    unit.length(event.length());
    long framed = event.injected() ? event.length() : event.length() + prefix.of(event, next());
    if (unit.isSent()) {
      writing = unit.room(framed);
    } else {
      claim(unit, framed);
    }
  }

  private long next() {
    Arrived first = unclaimed.peek();
    return first == null ? 0 : first.left;
  }

  /** A frame that was sent; the row that it belongs to. */
  Unit sent(TraceEvent frame) {
    long data = Frames.data(frame);
    Unit owner = null;
    if (data > 0) {
      owner = writing != null && writing.hasRoom() ? writing : bytes(frame, data);
      if (owner.kind() != RowKind.BYTES) {
        owner.carriedBy(frame, data);
      }
    }
    return control(frame, owner, List.of());
  }

  /** A frame that was received, with those that carried it. */
  void received(TraceEvent frame, List<TraceEvent> below) {
    long data = Frames.data(frame);
    if (data > 0) {
      unclaimed.add(new Arrived(frame, below, data));
      if (Frames.ending(frame).isEmpty()) {
        return;
      }
    }
    control(frame, null, data > 0 ? List.of() : below);
  }

  private Unit control(TraceEvent frame, @Nullable Unit owner, List<TraceEvent> below) {
    String ending = Frames.ending(frame);
    Unit unit = owner == null || !ending.isEmpty() ? own(frame, ending) : owner;
    unit.events().addAll(below);
    return unit;
  }

  /** A row of its own, for a frame that carries nothing or ends something. */
  private Unit own(TraceEvent frame, String ending) {
    if (!ending.isEmpty()) {
      bytes = null;
      return unit(RowKind.END, frame, ending);
    }
    return Frames.opens(frame) ? negotiation(frame) : unit(RowKind.FRAMES, frame, frame.name());
  }

  private Unit negotiation(TraceEvent first) {
    Unit unit = unit(RowKind.NEGOTIATE, first, "opens stream " + first.stream());
    negotiation = unit;
    return unit;
  }

  private void claim(Unit unit, long wanted) {
    long missing = wanted;
    while (missing > 0 && !unclaimed.isEmpty()) {
      Arrived arrived = unclaimed.element();
      long taken = Math.min(missing, arrived.left);
      if (!unit.events().contains(arrived.frame)) {
        unit.carriedBy(arrived.frame, taken);
        unit.events().addAll(arrived.below);
      }
      missing -= taken;
      arrived.left -= taken;
      if (arrived.left == 0) {
        unclaimed.remove();
      }
    }
  }

  private Unit bytes(TraceEvent frame, long count) {
    Unit unit = bytes;
    if (unit == null || Unit.heading(frame) != Unit.heading(unit.events().get(0))) {
      unit = unit(RowKind.BYTES, frame, "bytes");
      bytes = unit;
    } else {
      unit.add(frame);
    }
    return unit.length(unit.length() + count);
  }

  /** What no message claimed was relayed. */
  void finish() {
    bytes = null;
    List<Arrived> left = new ArrayList<>(unclaimed);
    for (Arrived arrived : left) {
      bytes(arrived.frame, arrived.left).events().addAll(arrived.below);
    }
  }

  private Unit unit(RowKind kind, TraceEvent first, String label) {
    Unit unit = new Unit(kind, first, label);
    units.accept(unit);
    return unit;
  }
}
