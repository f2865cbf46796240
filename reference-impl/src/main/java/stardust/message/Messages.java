package stardust.message;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import stardust.io.Violation;
import stardust.spec.message.DialRequest;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Discovery;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;
import stardust.spec.message.JoinInit;
import stardust.spec.message.JoinVerify;

/**
 * Reads and writes the messages of stardust, without framing. Reading asks only whether the bytes
 * are the protobuf of such a message. Absent fields, unknown fields, and known fields of another
 * wire type (which protobuf takes for unknown ones) do not keep them from being one.
 */
public final class Messages {

  private static final String LAYER = "message";

  private Messages() {}

  /** The bytes of the message; none at all when no field is set. */
  public static byte[] encode(Message message) {
    return message.toByteArray();
  }

  public static Decoded<JoinInit> joinInit(byte[] bytes) {
    return decode(JoinInit.parser(), "JoinInit", bytes);
  }

  public static Decoded<JoinChallenge> joinChallenge(byte[] bytes) {
    return decode(JoinChallenge.parser(), "JoinChallenge", bytes);
  }

  public static Decoded<JoinChallengeSolution> joinChallengeSolution(byte[] bytes) {
    return decode(JoinChallengeSolution.parser(), "JoinChallengeSolution", bytes);
  }

  public static Decoded<JoinVerify> joinVerify(byte[] bytes) {
    return decode(JoinVerify.parser(), "JoinVerify", bytes);
  }

  public static Decoded<Discovery> discovery(byte[] bytes) {
    return decode(Discovery.parser(), "Discovery", bytes);
  }

  public static Decoded<DiscoveryAck> discoveryAck(byte[] bytes) {
    return decode(DiscoveryAck.parser(), "DiscoveryAck", bytes);
  }

  public static Decoded<DialRequest> dialRequest(byte[] bytes) {
    return decode(DialRequest.parser(), "DialRequest", bytes);
  }

  public static Decoded<DialResponse> dialResponse(byte[] bytes) {
    return decode(DialResponse.parser(), "DialResponse", bytes);
  }

  /** Reads a message of a type that is known only at run time. */
  public static Decoded<Message> decode(MessageType type, byte[] bytes) {
    Message prototype = type.prototype();
    try {
      return new Decoded.Legal<>(prototype.newBuilderForType().mergeFrom(bytes).build());
    } catch (InvalidProtocolBufferException e) {
      return undecodable(type.schemaName(), bytes, e);
    }
  }

  private static <M extends Message> Decoded<M> decode(
      Parser<M> parser, String name, byte[] bytes) {
    try {
      return new Decoded.Legal<>(parser.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return undecodable(name, bytes, e);
    }
  }

  private static <M extends Message> Decoded<M> undecodable(
      String name, byte[] bytes, InvalidProtocolBufferException cause) {
    WireFields fields = WireFields.of(bytes);
    String why = fields.problem().orElse(String.valueOf(cause.getMessage()));
    String what = "a " + name + " does not parse as protobuf: " + why;
    return new Decoded.Undecodable<>(new Violation(LAYER, what, fields.end()));
  }
}
