package stardust.runner.mutant;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Servers that read only messages whose fields come as most encoders write them. */
final class FieldMutants {

  private static final int PEER_ID = 2;
  private static final byte[] MALFORMED = {(byte) 0xff};

  private FieldMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "fields-in-order-only",
            "WIRE-15",
            "It refuses a JoinInit that begins with its second field.",
            parts -> JoinWrapper.reading(parts, FieldMutants::inOrder)),
        Mutant.of(
            "first-random-counts",
            "WIRE-15",
            "It takes the first of two fields with random bytes in a JoinInit.",
            parts ->
                JoinWrapper.reading(
                    parts, message -> isInit(message) ? withFirsts(message) : message)),
        Mutant.of(
            "first-solution-counts",
            "WIRE-15",
            "It takes the first of two solutions in a message.",
            parts ->
                JoinWrapper.reading(
                    parts, message -> isInit(message) ? message : withFirsts(message))),
        Mutant.of(
            "first-target-counts",
            "WIRE-15",
            "It takes the first of two targets in a DialRequest.",
            parts -> DialWrapper.reading(parts, FieldMutants::withFirsts)));
  }

  private static byte[] inOrder(byte[] message) {
    boolean reversed = message.length > 0 && WireFormat.getTagFieldNumber(message[0]) == PEER_ID;
    return reversed ? MALFORMED : message;
  }

  private static boolean isInit(byte[] message) {
    return fields(message, new ByteArrayOutputStream()).contains(PEER_ID);
  }

  /** The message without fields whose number has come before; what is broken stays as it is. */
  private static byte[] withFirsts(byte[] message) {
    ByteArrayOutputStream firsts = new ByteArrayOutputStream();
    return fields(message, firsts).isEmpty() ? message : firsts.toByteArray();
  }

  /** The numbers of the fields, none if it is broken; the first field of each is written. */
  private static Set<Integer> fields(byte[] message, ByteArrayOutputStream firsts) {
    CodedInputStream in = CodedInputStream.newInstance(message);
    Set<Integer> numbers = new HashSet<>();
    try {
      int at = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        in.skipField(tag);
        if (numbers.add(WireFormat.getTagFieldNumber(tag))) {
          firsts.write(message, at, in.getTotalBytesRead() - at);
        }
        at = in.getTotalBytesRead();
      }
    } catch (IOException broken) {
      return Set.of();
    }
    return numbers;
  }
}
