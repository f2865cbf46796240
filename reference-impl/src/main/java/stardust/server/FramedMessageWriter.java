package stardust.server;

import com.google.protobuf.MessageLite;
import stardust.message.Framing;

/** The message with its length before it, as the binding has it. */
final class FramedMessageWriter implements MessageWriter {

  private final Framing framing;

  FramedMessageWriter(Framing framing) {
    this.framing = framing;
  }

  @Override
  public byte[] frame(MessageLite message) {
    return framing.encode(message.toByteArray());
  }
}
