package stardust.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import stardust.spec.message.JoinInit;

/** Tells what a client wants of a new stream: {@code JoinInit} and {@code DialRequest} share it. */
public final class FirstMessage {

  private FirstMessage() {}

  /**
   * Whether the first message of a stream is a {@code DialRequest}: it parses, has no field 2, and
   * field 1 is not as long as {@code random128}. A {@code JoinInit} with a wrong random length is
   * thus still a join, and so is one that lacks its identity. An empty message is a dial of nobody.
   * What does not parse is taken for a join.
   *
   * <p>A wrong guess does no harm: an error has the same bytes in {@code JoinChallenge} and in
   * {@code DialResponse}.
   */
  public static boolean isDial(byte[] message) {
    try {
      JoinInit init = JoinInit.parseFrom(message);
      return !init.hasPeerID() && init.getRandom128().size() != Stardust.RANDOM_BYTES;
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }
}
