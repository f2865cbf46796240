package stardust.io;

/**
 * Unsigned LEB128 integers: seven bits to a byte, the low group first, the top bit set in every
 * byte but the last. Lengths and codes of libp2p and of protobuf are written so.
 *
 * <p>Encoding is minimal. Decoding takes at most {@value #MAX_LENGTH} bytes, the limit of the
 * multiformats specification, and takes over-long forms such as {@code 80 00}, as deployed decoders
 * do.
 */
public final class Varint {

  /** The longest encoding that is read, in bytes; a value thus has at most 63 bits. */
  public static final int MAX_LENGTH = 9;

  private Varint() {}

  /** What was found at a position. */
  public sealed interface Result {}

  /**
   * A whole varint.
   *
   * @param value never negative
   * @param length of the encoding, in bytes
   */
  public record Value(long value, int length) implements Result {}

  /** The bytes end within the varint; more of them are needed. */
  public record Incomplete() implements Result {}

  /** More than {@value #MAX_LENGTH} bytes; no further byte can mend it. */
  public record Malformed() implements Result {

    /** The rule that was broken, without full stop. */
    public String what() {
      return "a varint is longer than " + MAX_LENGTH + " bytes";
    }
  }

  private static final Incomplete INCOMPLETE = new Incomplete();
  private static final Malformed MALFORMED = new Malformed();

  /** The shortest encoding of the value, which is taken as unsigned: 1 to 10 bytes. */
  public static byte[] encode(long value) {
    return encodePadded(value, size(value));
  }

  /**
   * An encoding of exactly this many bytes, filled up with zero groups when that is more than
   * needed. For writers that mean to be odd.
   *
   * @throws IllegalArgumentException when the value needs more bytes
   */
  public static byte[] encodePadded(long value, int length) {
    if (length < size(value)) {
      throw new IllegalArgumentException(value + " does not fit " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    long rest = value;
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[length - 1] &= 0x7f;
    return bytes;
  }

  /** The length of {@link #encode} in bytes. */
  public static int size(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  /**
   * Reads a varint that starts at the offset.
   *
   * @param offset at most the length of the array
   */
  public static Result decode(byte[] bytes, int offset) {
    return decode(bytes, offset, bytes.length);
  }

  /** Reads a varint that starts at the offset and ends before {@code end}. */
  public static Result decode(byte[] bytes, int offset, int end) {
    long value = 0;
    int available = Math.min(MAX_LENGTH, end - offset);
    for (int i = 0; i < available; i++) {
      byte b = bytes[offset + i];
      value |= (b & 0x7fL) << (7 * i);
      if (b >= 0) {
        return new Value(value, i + 1);
      }
    }
    return available == MAX_LENGTH ? MALFORMED : INCOMPLETE;
  }
}
