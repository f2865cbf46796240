package stardust.peer;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads the little of DER (X.690) that keys and signatures need, strictly: definite minimal lengths
 * of at most two length bytes, minimal integers. Unlike a general parser it cannot be made to
 * recurse or to allocate by hostile bytes.
 */
final class DerReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  DerReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private DerReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Enters a SEQUENCE, and goes on behind it here. */
  DerReader sequence() throws KeyException {
    return element(Der.SEQUENCE, "SEQUENCE");
  }

  /** Enters the content of a BIT STRING of whole bytes, and goes on behind it here. */
  DerReader bitString() throws KeyException {
    DerReader content = element(Der.BIT_STRING, "BIT STRING");
    if (content.position == content.end || content.bytes[content.position] != 0) {
      throw wrong("a BIT STRING of whole bytes is wanted", content.position);
    }
    content.position++;
    return content;
  }

  /** An INTEGER that is not negative. */
  BigInteger integer() throws KeyException {
    DerReader content = element(Der.INTEGER, "INTEGER");
    byte[] value = Arrays.copyOfRange(bytes, content.position, content.end);
    if (value.length == 0 || value[0] < 0) {
      throw wrong("an INTEGER that is not negative is wanted", content.position);
    }
    if (value.length > 1 && value[0] == 0 && value[1] >= 0) {
      throw wrong("an INTEGER has a needless leading zero", content.position);
    }
    return new BigInteger(value);
  }

  /** Passes over exactly these bytes. */
  void expect(byte[] wanted, String name) throws KeyException {
    if (end - position < wanted.length
        || !Arrays.equals(bytes, position, position + wanted.length, wanted, 0, wanted.length)) {
      throw wrong(name + " is wanted", position);
    }
    position += wanted.length;
  }

  /** Checks that nothing is left. */
  void end() throws KeyException {
    if (position != end) {
      throw wrong((end - position) + " bytes too many", position);
    }
  }

  private DerReader element(int tag, String name) throws KeyException {
    if (position == end || (bytes[position] & 0xff) != tag) {
      throw wrong(name + " is wanted", position);
    }
    int start = position;
    position++;
    int length = length();
    if (length > end - position) {
      throw wrong(name + " has fewer bytes than it says", start);
    }
    DerReader content = new DerReader(bytes, position, position + length);
    position += length;
    return content;
  }

  private int length() throws KeyException {
    int first = next();
    if (first < 0x80) {
      return first;
    }
    int length =
        switch (first) {
          case 0x81 -> next();
          case 0x82 -> (next() << 8) | next();
          default -> throw wrong("a length of one or two bytes is wanted", position - 1);
        };
    if (length < (first == 0x81 ? 0x80 : 0x100)) {
      throw wrong("a length is written longer than needed", position - 1);
    }
    return length;
  }

  private int next() throws KeyException {
    if (position == end) {
      throw wrong("it ends within a length", position);
    }
    return bytes[position++] & 0xff;
  }

  private static KeyException wrong(String what, int offset) {
    return new KeyException(
        "not the DER of a key or signature: " + what + " (at byte " + offset + ")");
  }
}
