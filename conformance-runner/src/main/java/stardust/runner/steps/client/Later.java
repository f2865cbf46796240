package stardust.runner.steps.client;

import stardust.io.Bytes;
import stardust.message.RawMessage;

/** Messages as later versions may write them. */
final class Later {

  private static final byte[] VALUE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  private Later() {}

  /** The message among fields that the schema does not have. */
  static byte[] around(byte[] message) {
    return Bytes.concat(
        RawMessage.empty().bytes(77, VALUE).varint(78, 12345).toBytes(),
        message,
        RawMessage.empty().varint(1000, 5).text(500, "later").toBytes());
  }
}
