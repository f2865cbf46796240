package stardust.server;

import com.google.protobuf.MessageLite;
import stardust.peer.PeerId;

/** One thing that a {@link JoinMachine} wants done. Steps are done in their order. */
public sealed interface JoinStep {

  /** Write this message to the registration stream. */
  record Send(MessageLite message) implements JoinStep {}

  /** The peer has proved its id: list it. */
  record Admit(PeerId id) implements JoinStep {}

  /** The peer has acknowledged a list. */
  record Acknowledge() implements JoinStep {}

  /**
   * Take the peer off, if it was listed, and close the stream in good order.
   *
   * @param why for the log
   */
  record Finish(String why) implements JoinStep {}
}
