package stardust.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import stardust.io.Bytes;
import stardust.peer.KeyException;
import stardust.peer.PeerId;
import stardust.trace.Field;

/** Puts messages into words for traces, from what really stands in the bytes. Takes any bytes. */
public final class MessageDescriber {

  private static final int SHOWN_FIELDS = 200;
  private static final int SHOWN_BYTES = 512;
  private static final int SHOWN_CHARACTERS = 1024;

  private MessageDescriber() {}

  /**
   * Describes bytes that should be a message of this type.
   *
   * @param bytes without framing
   */
  public static MessageDescription describe(MessageType type, byte[] bytes) {
    List<Supplier<Field>> found = new ArrayList<>();
    add(found, "", type.prototype().getDescriptorForType(), bytes);
    // A list of thousands of ids is put into words only as far as it is shown.
    List<Field> fields = new ArrayList<>();
    found.stream().limit(SHOWN_FIELDS).forEach(field -> fields.add(field.get()));
    if (found.size() > SHOWN_FIELDS) {
      fields.add(new Field("more", (found.size() - SHOWN_FIELDS) + " more fields"));
    }
    Messages.decode(type, bytes)
        .problem()
        .ifPresent(
            v -> fields.add(new Field("malformed", v.what() + " (at byte " + v.offset() + ")")));
    return new MessageDescription(type.schemaName(), List.copyOf(fields));
  }

  private static void add(
      List<Supplier<Field>> fields, String path, Descriptor schema, byte[] bytes) {
    for (WireField field : WireFields.of(bytes).fields()) {
      FieldDescriptor known = schema.findFieldByNumber(field.number());
      if (known == null) {
        fields.add(() -> new Field(path + "unknown field " + field.number(), plain(field)));
      } else if (known.getLiteType().getWireType() != field.type().code()) {
        fields.add(
            () -> new Field(path + known.getName(), "of a wrong wire type: " + plain(field)));
      } else if (known.getType() == FieldDescriptor.Type.MESSAGE) {
        add(fields, path + known.getName() + ".", known.getMessageType(), field.bytes());
      } else {
        fields.add(() -> new Field(path + known.getName(), value(known, field)));
      }
    }
  }

  private static String value(FieldDescriptor known, WireField field) {
    return switch (known.getType()) {
      case ENUM -> enumValue(known, (int) field.varint());
      case STRING -> text(field.bytes());
      case BYTES -> bytes(field.bytes());
      default -> plain(field);
    };
  }

  /** Protobuf keeps the low 32 bits of an enum, and so does this. */
  private static String enumValue(FieldDescriptor known, int number) {
    EnumValueDescriptor value = known.getEnumType().findValueByNumber(number);
    return value == null
        ? "not in the schema (" + number + ")"
        : value.getName() + " (" + number + ")";
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    return text.length() <= SHOWN_CHARACTERS
        ? text
        : text.substring(0, SHOWN_CHARACTERS) + "... (" + bytes.length + " bytes)";
  }

  /** Hexadecimal, and what peer it is the id of when it is one. */
  private static String bytes(byte[] bytes) {
    String hex = Bytes.hex(bytes, SHOWN_BYTES);
    try {
      return hex + " (" + PeerId.fromBytes(bytes) + ")";
    } catch (KeyException e) {
      return hex;
    }
  }

  private static String plain(WireField field) {
    String type = field.type().label();
    return switch (field.type()) {
      case VARINT -> type + " " + Long.toUnsignedString(field.varint());
      case START_GROUP, END_GROUP -> type;
      case FIXED32, FIXED64, LENGTH_DELIMITED -> type + " " + Bytes.hex(field.bytes(), SHOWN_BYTES);
    };
  }
}
