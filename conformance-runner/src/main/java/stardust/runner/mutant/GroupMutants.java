package stardust.runner.mutant;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Servers that skip where a group begins and ends, and not what is in it. */
final class GroupMutants {

  private GroupMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "fields-of-groups-taken-in-joins",
            "WIRE-12",
            "It takes the fields of a group in a message of a join for those of the message.",
            parts -> JoinWrapper.reading(parts, GroupMutants::withoutGroups)),
        Mutant.of(
            "fields-of-groups-taken-in-dials",
            "WIRE-12",
            "It takes the fields of a group in a DialRequest for those of the message.",
            parts -> DialWrapper.reading(parts, GroupMutants::withoutGroups)));
  }

  /** The message with the fields of its groups in their place; what is broken stays as it is. */
  private static byte[] withoutGroups(byte[] message) {
    CodedInputStream in = CodedInputStream.newInstance(message);
    ByteArrayOutputStream flat = new ByteArrayOutputStream();
    try {
      int at = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int type = WireFormat.getTagWireType(tag);
        if (type != WireFormat.WIRETYPE_START_GROUP && type != WireFormat.WIRETYPE_END_GROUP) {
          in.skipField(tag);
          flat.write(message, at, in.getTotalBytesRead() - at);
        }
        at = in.getTotalBytesRead();
      }
    } catch (IOException broken) {
      return message;
    }
    return flat.toByteArray();
  }
}
