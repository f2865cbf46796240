package stardust.trace;

import java.util.Arrays;
import java.util.List;

/**
 * Something passed the boundary of a layer.
 *
 * @param layer whose boundary
 * @param direction sent or received
 * @param stream the muxed stream, as "3" or "i0"; empty for what concerns the whole connection
 * @param name what it is, as "JoinInit", "NewStream", "/secio/1.0.0"
 * @param fields its decoded form
 * @param bytes the first {@value #CAPTURED_BYTES} of its bytes at most, copied
 * @param length how many bytes it really had
 * @param injected whether it was written as raw bytes by a peer that means to break a rule
 */
public record WireEvent(
    Layer layer,
    Direction direction,
    String stream,
    String name,
    List<Field> fields,
    byte[] bytes,
    int length,
    boolean injected) {

  /** How much of a long frame is kept. */
  public static final int CAPTURED_BYTES = 1024;

  /** An event that is not injected; copies what is kept of the bytes. */
  public static WireEvent of(
      Layer layer,
      Direction direction,
      String stream,
      String name,
      List<Field> fields,
      byte[] bytes) {
    byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, CAPTURED_BYTES));
    return new WireEvent(layer, direction, stream, name, fields, kept, bytes.length, false);
  }

  /** The same event, marked as injected. */
  public WireEvent asInjected() {
    return new WireEvent(layer, direction, stream, name, fields, bytes, length, true);
  }
}
