package stardust.runner.probe;

import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.message.WireType;

/** Messages as later versions may write them. */
public final class Later {

  private static final byte[] VALUE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  private Later() {}

  /**
   * The message among fields that the schema does not have, of every type that a field can have and
   * with numbers that take one byte and more.
   */
  public static byte[] around(byte[] message) {
    return Bytes.concat(
        RawMessage.empty()
            .varint(15, 1)
            .bytes(77, VALUE)
            .field(78, WireType.FIXED64, new byte[8])
            .toBytes(),
        message,
        RawMessage.empty()
            .field(79, WireType.FIXED32, new byte[4])
            .varint(1000, 12345)
            .text(500, "later")
            .toBytes());
  }
}
