package stardust.mplex;

import java.util.List;
import stardust.io.Bytes;
import stardust.io.Varint;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * A frame of mplex as it is on the wire, legal or not: {@code varint(id * 8 + flag)}, {@code
 * varint(declaredLength)}, data.
 *
 * @param id of the stream, counted by the side that opened it; below 2^60
 * @param flag 0 NewStream, 1/2 Message, 3/4 Close, 5/6 Reset; odd from the side that accepted the
 *     stream; 7 has no meaning
 * @param declaredLength what the frame says of the length of its data, in bytes
 * @param data the payload; in a NewStream the name of the stream
 */
public record MplexFrame(long id, int flag, long declaredLength, byte[] data) {

  /** The longest data that a frame may have, in bytes. */
  public static final int MOST_DATA = 1 << 20;

  private static final int NO_MEANING = 7;

  /** A frame that declares the length that its data has. */
  public MplexFrame(long id, int flag, byte[] data) {
    this(id, flag, data.length, data);
  }

  /** The frame's bytes, exactly as the components say. */
  public byte[] encode() {
    return Bytes.concat(Varint.encode(id << 3 | (flag & 7)), Varint.encode(declaredLength), data);
  }

  /** The name of the flag, as "MessageInitiator"; "Unknown" for 7. */
  public String name() {
    return MplexFlag.nameOf(flag);
  }

  /** Whether it is from the side that opened the stream. */
  boolean fromInitiator() {
    return flag % 2 == 0;
  }

  WireEvent asEvent(Direction direction) {
    boolean openedHere = fromInitiator() == (direction == Direction.SENT);
    String stream = flag == NO_MEANING ? "" : label(openedHere, id);
    List<Field> fields =
        List.of(
            new Field("id", Long.toString(id)),
            new Field("flag", Integer.toString(flag)),
            new Field("length", Long.toString(declaredLength)));
    return WireEvent.of(Layer.MUXER, direction, stream, name(), fields, encode());
  }

  /** How a stream is called in traces. */
  static String label(boolean openedHere, long id) {
    return (openedHere ? "i" : "r") + id;
  }
}
