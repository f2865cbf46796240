package stardust.report.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceLayer;

/** Sorts the events of one connection into rows. */
final class ConnectionReader {

  private final Consumer<Unit> units;
  private final Prefix prefix = new Prefix();
  private final Map<String, StreamReader> streams = new LinkedHashMap<>();
  private List<TraceEvent> below = new ArrayList<>();
  private @Nullable Unit setUp;
  private boolean muxed;
  private @Nullable Unit writing;

  ConnectionReader(Consumer<Unit> units) {
    this.units = units;
  }

  void accept(TraceEvent event) {
    switch (event.layer()) {
      case MESSAGE, STREAM -> stream(event).message(event);
      case MUXER -> muxer(event);
      case MULTISTREAM -> {
        if (event.stream().isEmpty()) {
          setUp(event);
        } else {
          stream(event).line(event);
        }
      }
      default -> lower(event);
    }
  }

  private void muxer(TraceEvent frame) {
    muxed = true;
    if (frame.direction() == TraceDirection.SENT) {
      writing = stream(frame).sent(frame);
    } else {
      List<TraceEvent> carriers = below;
      below = new ArrayList<>();
      stream(frame).received(frame, carriers);
    }
  }

  private void lower(TraceEvent frame) {
    if (frame.layer() == TraceLayer.SECURITY) {
      prefix.secured();
    }
    if (frame.layer() == TraceLayer.TRANSPORT && frame.name().equals("close")) {
      units.accept(new Unit(RowKind.END, frame, "closes connection"));
    } else if (frame.layer() == TraceLayer.TRANSPORT && frame.name().equals("cut")) {
      units.accept(new Unit(RowKind.END, frame, "cuts the connection off, without a goodbye"));
    } else if (!muxed) {
      setUp(frame);
    } else if (frame.direction() == TraceDirection.RECEIVED) {
      below.add(frame);
    } else if (writing != null) {
      writing.events().add(frame);
    }
  }

  private void setUp(TraceEvent event) {
    if (setUp == null) {
      setUp = new Unit(RowKind.CONNECT, event, "connects");
      units.accept(setUp);
    } else {
      setUp.add(event);
    }
  }

  private StreamReader stream(TraceEvent event) {
    return streams.computeIfAbsent(event.stream(), name -> new StreamReader(prefix, units));
  }

  void finish() {
    streams.values().forEach(StreamReader::finish);
    if (!below.isEmpty()) {
      Unit rest = new Unit(RowKind.FRAMES, below.get(0), "frames");
      below.stream().skip(1).forEach(rest::add);
      units.accept(rest);
    }
  }
}
