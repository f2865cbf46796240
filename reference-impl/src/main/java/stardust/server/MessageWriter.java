package stardust.server;

import com.google.protobuf.MessageLite;

/** Decides what goes over the wire for a message. */
public interface MessageWriter {

  /** All bytes of the message, its length prefix included. */
  byte[] frame(MessageLite message);
}
