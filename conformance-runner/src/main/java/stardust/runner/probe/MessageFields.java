package stardust.runner.probe;

import java.util.Arrays;
import java.util.List;
import stardust.message.MessageDescriber;
import stardust.message.MessageType;
import stardust.trace.Field;

/** The decoded form of a message for the trace. */
final class MessageFields {

  private MessageFields() {}

  /**
   * Its fields.
   *
   * @param schemaName the message that it is taken for, as "JoinInit"
   */
  static List<Field> of(String schemaName, byte[] payload) {
    return Arrays.stream(MessageType.values())
        .filter(type -> type.schemaName().equals(schemaName))
        .findFirst()
        .map(type -> MessageDescriber.describe(type, payload).fields())
        .orElse(List.of());
  }
}
