package stardust.peer;

import java.math.BigInteger;

/**
 * The base58 alphabet of Bitcoin: the bytes as one big-endian number in base 58, and each leading
 * zero byte as a leading "1". Quadratic in the length, so callers bound it.
 */
final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  private Base58() {}

  static String encode(byte[] bytes) {
    StringBuilder reversed = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] step = rest.divideAndRemainder(BASE);
      reversed.append(ALPHABET.charAt(step[1].intValue()));
      rest = step[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      reversed.append(ALPHABET.charAt(0));
    }
    return reversed.reverse().toString();
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
