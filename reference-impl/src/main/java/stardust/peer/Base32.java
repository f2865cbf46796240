package stardust.peer;

import java.io.ByteArrayOutputStream;

/** Base32 of RFC 4648, section 6, in lower case and without padding. */
final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int DIGIT_BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = ((buffer << 8) | (b & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= DIGIT_BITS) {
        bits -= DIGIT_BITS;
        text.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (DIGIT_BITS - bits)) & 31));
    }
    return text.toString();
  }

  static byte[] decode(String text) throws KeyException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new KeyException(
            "character " + (i + 1) + " of \"" + text + "\" is not lower-case base32");
      }
      buffer = ((buffer << DIGIT_BITS) | digit) & 0xfff;
      bits += DIGIT_BITS;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(buffer >> bits);
      }
    }
    if (bits >= DIGIT_BITS || (buffer & ((1 << bits) - 1)) != 0) {
      throw new KeyException("the base32 \"" + text + "\" is cut off or ends in stray bits");
    }
    return bytes.toByteArray();
  }
}
