package stardust.runner.probe;

import stardust.io.Bytes;
import stardust.message.RawMessage;
import stardust.message.WireType;

/** Messages as later versions may write them. */
public final class Later {

  private static final byte[] VALUE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

  /** As a message that is no field of the schema may begin: with numbers that are. */
  private static final byte[] INNER = RawMessage.empty().bytes(1, VALUE).bytes(2, VALUE).toBytes();

  /** The highest number that a field can have. */
  private static final int HIGHEST = (1 << 29) - 1;

  private Later() {}

  /** What a message has beside its own fields. */
  public enum Kind {
    /** Those of {@link Later#around}. */
    FIELDS,
    /** Two groups, in which fields have the numbers of the message's own. */
    GROUPS;

    /** The message with these, before it and behind it. */
    public byte[] around(byte[] message) {
      return this == FIELDS ? Later.around(message) : amongGroups(message);
    }
  }

  /** A group ends with a tag of its own, and what is inside belongs to it. */
  private static byte[] amongGroups(byte[] message) {
    byte[] group =
        RawMessage.empty()
            .field(80, WireType.START_GROUP, INNER)
            .field(80, WireType.END_GROUP, new byte[0])
            .toBytes();
    return Bytes.concat(group, message, group);
  }

  /**
   * The message among fields that the schema does not have, of every type that a field can have and
   * with numbers and values that take one byte and as many as there can be.
   */
  public static byte[] around(byte[] message) {
    return Bytes.concat(
        RawMessage.empty()
            .varint(15, 1)
            .bytes(77, INNER)
            .field(78, WireType.FIXED64, new byte[8])
            .toBytes(),
        message,
        RawMessage.empty()
            .field(79, WireType.FIXED32, new byte[4])
            .varint(1000, -1)
            .text(500, "later")
            .varint(HIGHEST, 1L << 40)
            .toBytes());
  }
}
