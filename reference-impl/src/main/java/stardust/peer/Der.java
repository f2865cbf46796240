package stardust.peer;

import java.math.BigInteger;
import stardust.io.Bytes;

/** Writes the little of DER (X.690) that keys and signatures need. */
final class Der {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int SEQUENCE = 0x30;

  private Der() {}

  static byte[] sequence(byte[]... elements) {
    return element(SEQUENCE, Bytes.concat(elements));
  }

  static byte[] integer(BigInteger value) {
    return element(INTEGER, value.toByteArray());
  }

  static byte[] bitString(byte[] content) {
    return element(BIT_STRING, Bytes.concat(new byte[1], content));
  }

  private static byte[] element(int tag, byte[] content) {
    return Bytes.concat(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    if (length < 0x100) {
      return new byte[] {(byte) 0x81, (byte) length};
    }
    if (length < 0x10000) {
      return new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    throw new IllegalArgumentException("no key is " + length + " bytes long");
  }
}
