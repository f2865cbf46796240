package stardust.multiaddr;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An IPv4 address: four decimal numbers, four bytes. */
final class Ip4Format implements ValueFormat {

  static final int LENGTH = 4;

  @Override
  public int length() {
    return LENGTH;
  }

  @Override
  public byte[] parse(String text) throws MultiaddrException {
    String[] numbers = text.split("\\.", -1);
    byte[] value = new byte[LENGTH];
    if (numbers.length != LENGTH) {
      throw wrong(text);
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!numbers[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(numbers[i]) > 0xff) {
        throw wrong(text);
      }
      value[i] = (byte) Integer.parseInt(numbers[i]);
    }
    return value;
  }

  @Override
  public String print(byte[] value) {
    return IntStream.range(0, LENGTH)
        .mapToObj(i -> Integer.toString(value[i] & 0xff))
        .collect(Collectors.joining("."));
  }

  private static MultiaddrException wrong(String text) {
    return new MultiaddrException(
        "an IPv4 address is four numbers of 0 to 255 between dots, not \"" + text + "\"");
  }
}
