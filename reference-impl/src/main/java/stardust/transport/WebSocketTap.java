package stardust.transport;

import java.io.ByteArrayOutputStream;
import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Reports WebSocket frames, the received ones when they are complete. */
final class WebSocketTap {

  private final Tap tap;
  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

  WebSocketTap(Tap tap) {
    this.tap = tap;
  }

  /** A whole frame. */
  void frame(Direction direction, int opcode, boolean fin, byte[] payload) {
    tap.record(
        () ->
            WireEvent.of(
                Layer.TRANSPORT,
                direction,
                "",
                WebSocketFrame.name(opcode),
                fields(opcode, fin, payload),
                payload));
  }

  /** A part of a data frame. */
  void received(WebSocketRead.Data data) {
    int room = WireEvent.CAPTURED_BYTES - captured.size();
    captured.write(data.payload(), 0, Math.min(room, data.payload().length));
    if (data.last()) {
      byte[] kept = captured.toByteArray();
      captured.reset();
      tap.record(() -> event(data, kept));
    }
  }

  /** Bytes written past the codec. */
  void injected(byte[] bytes) {
    tap.record(
        () ->
            WireEvent.of(Layer.TRANSPORT, Direction.SENT, "", "raw", List.of(), bytes)
                .asInjected());
  }

  private static WireEvent event(WebSocketRead.Data data, byte[] kept) {
    String name = WebSocketFrame.name(data.opcode());
    List<Field> fields = fields(data.opcode(), data.fin(), kept);
    return new WireEvent(
        Layer.TRANSPORT, Direction.RECEIVED, "", name, fields, kept, data.frameLength(), false);
  }

  private static List<Field> fields(int opcode, boolean fin, byte[] payload) {
    if (opcode == WebSocketFrame.CLOSE && payload.length >= 2) {
      int code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
      return List.of(new Field("code", Integer.toString(code)));
    }
    return List.of(new Field("fin", Boolean.toString(fin)));
  }
}
