package stardust.multiaddr;

/** A part without a value. */
final class NoFormat implements ValueFormat {

  @Override
  public int length() {
    return 0;
  }

  @Override
  public byte[] parse(String text) {
    return new byte[0];
  }

  @Override
  public String print(byte[] value) {
    return "";
  }
}
