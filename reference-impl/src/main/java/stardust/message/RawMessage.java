package stardust.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import stardust.io.Bytes;
import stardust.io.Varint;

/**
 * A protobuf written field by field exactly as told, legal or not: explicit zeros, wrong wire
 * types, lengths that do not fit, repeated and unknown fields. Immutable; each method gives a
 * longer one.
 */
public final class RawMessage {

  private static final RawMessage EMPTY = new RawMessage(new byte[0]);

  private final byte[] bytes;

  private RawMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A message of no bytes. */
  public static RawMessage empty() {
    return EMPTY;
  }

  /** A message of these bytes. */
  public static RawMessage of(byte[] bytes) {
    return new RawMessage(bytes.clone());
  }

  /** Adds a varint field; 0 is written like any other value, as {@code 08 00}. */
  public RawMessage varint(int number, long value) {
    return field(number, WireType.VARINT, Varint.encode(value));
  }

  /** Adds a length-delimited field of these bytes. */
  public RawMessage bytes(int number, byte[] value) {
    return bytes(number, value.length, value);
  }

  /**
   * Adds a length-delimited field with any length before its bytes.
   *
   * @param declaredLength unsigned 64 bits
   */
  public RawMessage bytes(int number, long declaredLength, byte[] value) {
    return field(
        number, WireType.LENGTH_DELIMITED, Bytes.concat(Varint.encode(declaredLength), value));
  }

  /** Adds a length-delimited field of this text in UTF-8. */
  public RawMessage text(int number, String value) {
    return bytes(number, value.getBytes(UTF_8));
  }

  /** Adds a message as a field. */
  public RawMessage message(int number, RawMessage value) {
    return bytes(number, value.bytes);
  }

  /**
   * Adds a tag and whatever is to follow it.
   *
   * @param number of the field; those that protobuf forbids are written too
   * @param value the bytes behind the tag, with a length if there is to be one
   */
  public RawMessage field(int number, WireType type, byte[] value) {
    long tag = (Integer.toUnsignedLong(number) << 3) | type.code();
    return raw(Bytes.concat(Varint.encode(tag), value));
  }

  /** Adds bytes as they are. */
  public RawMessage raw(byte[] more) {
    return new RawMessage(Bytes.concat(bytes, more));
  }

  /**
   * Without so many bytes at the end.
   *
   * @param count at most the length
   */
  public RawMessage cut(int count) {
    return new RawMessage(Arrays.copyOf(bytes, bytes.length - count));
  }

  /** The bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return Bytes.hex(bytes);
  }
}
