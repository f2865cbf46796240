package stardust.runner.salvage;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes that nobody can tell apart who reads them as UTF-8 text. */
public final class SameText {

  private SameText() {}

  /**
   * The bytes with as many as possible exchanged, so that the text in UTF-8 stays the same: what is
   * no UTF-8 becomes the same replacement character.
   *
   * @param bytes such as a digest; where all of them are UTF-8, the last one is just another
   */
  public static byte[] of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    byte[] other = bytes.clone();
    boolean exchanged = false;
    for (int at = 0; at < bytes.length; at++) {
      exchanged |= exchanges(other, at, text);
    }
    if (!exchanged) {
      other[other.length - 1] ^= 1;
    }
    return other;
  }

  private static boolean exchanges(byte[] bytes, int at, String text) {
    byte right = bytes[at];
    for (int value = 0x80; value <= 0xff; value++) {
      bytes[at] = (byte) value;
      if (bytes[at] != right && new String(bytes, UTF_8).equals(text)) {
        return true;
      }
    }
    bytes[at] = right;
    return false;
  }
}
