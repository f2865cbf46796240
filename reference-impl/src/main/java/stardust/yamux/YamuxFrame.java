package stardust.yamux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.WireEvent;

/**
 * A frame of yamux as it is on the wire, legal or not: a header of {@value #HEADER} bytes, all
 * numbers big-endian, and a payload.
 *
 * @param version 0; one byte
 * @param type {@link #DATA}, {@link #WINDOW_UPDATE}, {@link #PING} or {@link #GO_AWAY}; one byte
 * @param flags {@link #SYN}, {@link #ACK}, {@link #FIN}, {@link #RST}, added up; two bytes
 * @param streamId odd from the dialer of the connection, even from the listener, 0 for the session;
 *     32 bits
 * @param length 32 bits: in Data the declared length of the payload, in WindowUpdate the credit
 *     that is added in bytes, in Ping any number, in GoAway the reason
 * @param payload what follows the header; in legal frames only Data has one
 */
public record YamuxFrame(
    int version, int type, int flags, long streamId, long length, byte[] payload) {

  /** The length of a header in bytes. */
  public static final int HEADER = 12;

  /** The window with which every stream begins in both directions, in bytes. */
  public static final int INITIAL_WINDOW = 256 << 10;

  /** Type: payload of a stream. */
  public static final int DATA = 0;

  /** Type: room for more payload of a stream. */
  public static final int WINDOW_UPDATE = 1;

  /** Type: question and answer about the session. */
  public static final int PING = 2;

  /** Type: the end of the session. */
  public static final int GO_AWAY = 3;

  /** Flag: opens a stream; in a Ping the question. */
  public static final int SYN = 1;

  /** Flag: accepts a stream; in a Ping the answer. */
  public static final int ACK = 2;

  /** Flag: half-close. */
  public static final int FIN = 4;

  /** Flag: reset. */
  public static final int RST = 8;

  private static final List<String> TYPES = List.of("Data", "WindowUpdate", "Ping", "GoAway");
  private static final List<String> FLAGS = List.of("SYN", "ACK", "FIN", "RST");
  private static final byte[] NO_PAYLOAD = {};

  /** A Data frame that declares the length that its payload has. */
  public static YamuxFrame data(int flags, long streamId, byte[] payload) {
    return new YamuxFrame(0, DATA, flags, streamId, payload.length, payload);
  }

  /** A frame of any type without payload. */
  public static YamuxFrame control(int type, int flags, long streamId, long length) {
    return new YamuxFrame(0, type, flags, streamId, length, NO_PAYLOAD);
  }

  /** The frame's bytes, exactly as the components say. */
  public byte[] encode() {
    return ByteBuffer.allocate(HEADER + payload.length)
        .put((byte) version)
        .put((byte) type)
        .putShort((short) flags)
        .putInt((int) streamId)
        .putInt((int) length)
        .put(payload)
        .array();
  }

  /** The name of the type; "Unknown" where it has none. */
  public String name() {
    return type < TYPES.size() ? TYPES.get(type) : "Unknown";
  }

  /** Whether all these flags are set. */
  public boolean has(int someFlags) {
    return (flags & someFlags) == someFlags;
  }

  WireEvent asEvent(Direction direction) {
    List<Field> fields =
        List.of(
            new Field("version", Integer.toString(version)),
            new Field("flags", flagNames()),
            new Field("stream", Long.toString(streamId)),
            new Field("length", Long.toString(length)));
    String stream = streamId == 0 ? "" : Long.toString(streamId);
    return WireEvent.of(Layer.MUXER, direction, stream, name(), fields, encode());
  }

  private String flagNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < FLAGS.size(); i++) {
      if (has(1 << i)) {
        names.add(FLAGS.get(i));
      }
    }
    int rest = flags & ~0xf;
    if (rest != 0) {
      names.add(String.format("0x%x", rest));
    }
    return String.join("|", names);
  }
}
