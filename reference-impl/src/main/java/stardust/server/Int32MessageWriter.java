package stardust.server;

import com.google.protobuf.MessageLite;
import stardust.message.Framing;

/** The length in four bytes, big-endian, and the message. */
final class Int32MessageWriter implements MessageWriter {

  @Override
  public byte[] frame(MessageLite message) {
    return Framing.INT32_BE.encode(message.toByteArray());
  }
}
