package stardust.peer;

import java.math.BigInteger;

/**
 * The base58 alphabet of Bitcoin: the bytes as one big-endian number in base 58, and each leading
 * zero byte as a leading "1". Quadratic in the length, so callers bound it.
 */
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int RADIX = ALPHABET.length();
  private static final BigInteger BASE = BigInteger.valueOf(RADIX);

  private Base58() {}

  static String encode(byte[] bytes) {
    int[] rest = words(bytes);
    StringBuilder reversed = new StringBuilder();
    for (int from = firstWord(rest, 0); from < rest.length; from = firstWord(rest, from)) {
      reversed.append(ALPHABET.charAt(divide(rest, from)));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      reversed.append(ALPHABET.charAt(0));
    }
    return reversed.reverse().toString();
  }

  /** Divides the number in place, from its first word that is not 0, and returns the remainder. */
  private static int divide(int[] words, int from) {
    long remainder = 0;
    for (int i = from; i < words.length; i++) {
      long value = (remainder << Integer.SIZE) | Integer.toUnsignedLong(words[i]);
      words[i] = (int) (value / RADIX);
      remainder = value % RADIX;
    }
    return (int) remainder;
  }

  private static int firstWord(int[] words, int from) {
    int first = from;
    while (first < words.length && words[first] == 0) {
      first++;
    }
    return first;
  }

  /** The bytes as big-endian words of 32 bits. */
  private static int[] words(byte[] bytes) {
    int[] words = new int[(bytes.length + Integer.BYTES - 1) / Integer.BYTES];
    int pad = words.length * Integer.BYTES - bytes.length;
    for (int i = 0; i < bytes.length; i++) {
      int at = (pad + i) / Integer.BYTES;
      words[at] = (words[at] << Byte.SIZE) | (bytes[i] & 0xff);
    }
    return words;
  }

  static byte[] decode(String text) throws KeyException {
    BigInteger number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new KeyException("character " + (i + 1) + " of \"" + text + "\" is not base58");
      }
      if (digit == 0 && zeros == i) {
        zeros++;
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    int digits = (number.bitLength() + 7) / 8;
    byte[] bytes = new byte[zeros + digits];
    byte[] magnitude = number.toByteArray();
    System.arraycopy(magnitude, magnitude.length - digits, bytes, zeros, digits);
    return bytes;
  }
}
