package stardust.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import stardust.io.Varint;

/**
 * The fields of a protobuf as they stand in its bytes, without a schema, as far as they can be
 * read.
 *
 * @param fields in the order of the bytes
 * @param problem why the rest cannot be read, if it cannot
 * @param end where reading ended, in bytes: the length, or the start of the field that is broken
 */
record WireFields(List<WireField> fields, Optional<String> problem, int end) {

  static WireFields of(byte[] bytes) {
    Reader reader = new Reader(bytes);
    List<WireField> fields = new ArrayList<>();
    int end = 0;
    try {
      while (reader.position < bytes.length) {
        fields.add(reader.field());
        end = reader.position;
      }
      return new WireFields(fields, Optional.empty(), end);
    } catch (Broken e) {
      return new WireFields(fields, Optional.of(e.what), end);
    }
  }

  /** Stays in this class. */
  private static final class Broken extends Exception {

    private static final long serialVersionUID = 1;

    private final String what;

    private Broken(String what) {
      super(what, null, false, false);
      this.what = what;
    }
  }

  private static final class Reader {

    private final byte[] bytes;
    private int position;

    private Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    private WireField field() throws Broken {
      long tag = varint("a field's tag");
      long number = tag >>> 3;
      if (number == 0 || number > WireField.MAX_NUMBER) {
        throw new Broken("a field has the number " + number);
      }
      WireType type =
          WireType.coded((int) tag & 7)
              .orElseThrow(() -> new Broken("field " + number + " has the wire type " + (tag & 7)));
      return switch (type) {
        case VARINT -> new WireField((int) number, type, varint("field " + number), new byte[0]);
        case FIXED64 -> fixed(number, type, Long.BYTES);
        case FIXED32 -> fixed(number, type, Integer.BYTES);
        case LENGTH_DELIMITED -> fixed(number, type, varint("the length of field " + number));
        case START_GROUP, END_GROUP -> fixed(number, type, 0);
      };
    }

    private WireField fixed(long number, WireType type, long length) throws Broken {
      if (length < 0 || length > bytes.length - position) {
        throw new Broken(
            "field "
                + number
                + " says it has "
                + Long.toUnsignedString(length)
                + " bytes, but "
                + (bytes.length - position)
                + " are left");
      }
      byte[] value = Arrays.copyOfRange(bytes, position, position + (int) length);
      position += value.length;
      return new WireField((int) number, type, 0, value);
    }

    /** Protobuf allows ten bytes, for 64 bits, where {@link Varint} allows nine. */
    private long varint(String what) throws Broken {
      long value = 0;
      for (int i = 0; i <= Varint.MAX_LENGTH && position + i < bytes.length; i++) {
        value |= (bytes[position + i] & 0x7fL) << (7 * i);
        if (bytes[position + i] >= 0) {
          position += i + 1;
          return value;
        }
      }
      throw new Broken(what + " is cut off or longer than a varint can be");
    }
  }
}
