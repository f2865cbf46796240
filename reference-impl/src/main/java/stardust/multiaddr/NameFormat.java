package stardust.multiaddr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A domain name, in UTF-8. Whether it can be resolved is not looked at. */
final class NameFormat implements ValueFormat {

  /** The longest domain name; RFC 1035, section 2.3.4. */
  private static final int MAX_LENGTH = 255;

  @Override
  public int length() {
    return PREFIXED;
  }

  @Override
  public byte[] parse(String text) throws MultiaddrException {
    byte[] value = text.getBytes(UTF_8);
    print(value);
    return value;
  }

  @Override
  public String print(byte[] value) throws MultiaddrException {
    if (value.length == 0 || value.length > MAX_LENGTH) {
      throw new MultiaddrException(
          "a domain name has 1 to " + MAX_LENGTH + " bytes, not " + value.length);
    }
    String name;
    try {
      name = UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new MultiaddrException("a domain name is UTF-8; this is not", e);
    }
    if (name.chars()
        .anyMatch(c -> c == '/' || Character.isISOControl(c) || Character.isSpaceChar(c))) {
      throw new MultiaddrException("a domain name has no slashes, blanks or control characters");
    }
    return name;
  }
}
