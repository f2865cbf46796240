package stardust.multiaddr;

/** A port: 0 to 65535, two bytes big-endian. */
final class PortFormat implements ValueFormat {

  private static final int MOST_DIGITS = 5;

  @Override
  public int length() {
    return Short.BYTES;
  }

  @Override
  public byte[] parse(String text) throws MultiaddrException {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 0xffff) {
      throw new MultiaddrException("a port is a number of 0 to 65535, not \"" + text + "\"");
    }
    return new byte[] {(byte) (port >> 8), (byte) port};
  }

  @Override
  public String print(byte[] value) {
    return Integer.toString(((value[0] & 0xff) << 8) | (value[1] & 0xff));
  }
}
