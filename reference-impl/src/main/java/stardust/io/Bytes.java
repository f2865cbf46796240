package stardust.io;

import java.util.HexFormat;

/** Small helpers for byte arrays. */
public final class Bytes {

  private static final HexFormat HEX = HexFormat.of();

  private Bytes() {}

  /** All parts in order, in a new array. */
  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] whole = new byte[length];
    int offset = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, offset, part.length);
      offset += part.length;
    }
    return whole;
  }

  /** Lower-case hexadecimal without separators. */
  public static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** Hexadecimal of the first bytes, with the whole length behind it when that is not all. */
  public static String hex(byte[] bytes, int most) {
    return bytes.length <= most
        ? hex(bytes)
        : HEX.formatHex(bytes, 0, most) + "... (" + bytes.length + " bytes)";
  }

  /**
   * The bytes written in hexadecimal of either case. Blanks are skipped.
   *
   * @throws IllegalArgumentException when it is not hexadecimal
   */
  public static byte[] fromHex(String hex) {
    return HEX.parseHex(hex.replace(" ", ""));
  }
}
