package stardust.transport;

import java.util.ArrayList;
import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Reports the HTTP heads of the opening handshake. */
final class HttpTap {

  private HttpTap() {}

  static void record(Tap tap, Direction direction, HttpHead head) {
    tap.record(
        () ->
            WireEvent.of(
                Layer.TRANSPORT, direction, "", "HTTP upgrade", fields(head), head.encode()));
  }

  private static List<Field> fields(HttpHead head) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(head.status().isEmpty() ? "request" : "status", head.startLine()));
    fields.addAll(head.headers());
    return fields;
  }
}
