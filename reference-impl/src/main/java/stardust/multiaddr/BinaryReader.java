package stardust.multiaddr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stardust.io.Varint;

/** Reads the binary form of a multiaddr. */
final class BinaryReader {

  static final int MAX_LENGTH = 1024;

  private final byte[] bytes;
  private int position;

  private BinaryReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static List<Component> read(byte[] bytes) throws MultiaddrException {
    if (bytes.length == 0 || bytes.length > MAX_LENGTH) {
      throw new MultiaddrException(
          "a multiaddr in binary has 1 to " + MAX_LENGTH + " bytes, not " + bytes.length);
    }
    BinaryReader reader = new BinaryReader(bytes);
    List<Component> components = new ArrayList<>();
    while (reader.position < bytes.length) {
      components.add(reader.component());
    }
    return components;
  }

  private Component component() throws MultiaddrException {
    int start = position;
    try {
      long code = varint();
      Protocol protocol =
          Protocol.coded(code)
              .orElseThrow(
                  () -> new MultiaddrException("the protocol code " + code + " is unknown"));
      int fixed = protocol.format().length();
      return Component.of(protocol, value(fixed == ValueFormat.PREFIXED ? varint() : fixed));
    } catch (MultiaddrException e) {
      throw new MultiaddrException(
          e.getMessage() + " (at byte " + start + " of the binary multiaddr)", e);
    }
  }

  private byte[] value(long length) throws MultiaddrException {
    if (length > bytes.length - position) {
      throw new MultiaddrException(
          "a value of " + length + " bytes is cut off after " + (bytes.length - position));
    }
    byte[] value = Arrays.copyOfRange(bytes, position, position + (int) length);
    position += value.length;
    return value;
  }

  private long varint() throws MultiaddrException {
    Varint.Result result = Varint.decode(bytes, position);
    if (result instanceof Varint.Value value) {
      position += value.length();
      return value.value();
    }
    throw new MultiaddrException("a varint is cut off or longer than 9 bytes");
  }
}
