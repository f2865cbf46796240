package stardust.client;

import com.google.protobuf.MessageLite;
import stardust.message.Framing;

/** Decides what goes over the wire for a message. */
public interface ClientWriter {

  /** The message behind its length. */
  ClientWriter FRAMED = (framing, message) -> framing.encode(message.toByteArray());

  /** All bytes of the message, its length prefix included. */
  byte[] frame(Framing framing, MessageLite message);
}
