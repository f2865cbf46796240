package stardust.server;

import com.google.protobuf.MessageLite;

/** One thing that a {@link DialMachine} wants done. Steps are done in their order. */
public sealed interface DialStep {

  /** Open a stream to this peer, and say how that went. */
  record Open(OnlinePeer target) implements DialStep {}

  /** Write this message to the dialler. */
  record Send(MessageLite message) implements DialStep {}

  /** From now on the dialler's stream and the target's are one. */
  record Splice() implements DialStep {}

  /**
   * Close the dialler's stream in good order.
   *
   * @param why for the log
   */
  record Finish(String why) implements DialStep {}
}
