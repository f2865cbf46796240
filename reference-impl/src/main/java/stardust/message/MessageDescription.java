package stardust.message;

import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * A message in words.
 *
 * @param name as in the schema
 * @param fields in the order of the bytes, unknown ones too; the last is called "malformed" when
 *     the bytes are no such message
 */
public record MessageDescription(String name, List<Field> fields) {

  /**
   * The passing of the message as an event.
   *
   * @param bytes those of the message
   */
  public WireEvent event(Direction direction, String stream, byte[] bytes) {
    return WireEvent.of(Layer.MESSAGE, direction, stream, name, fields, bytes);
  }
}
