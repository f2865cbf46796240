package stardust.server;

import java.util.List;
import stardust.io.Violation;

/**
 * What the server says on one registration stream: a state machine without input and output. It is
 * told what happens on the stream and answers with what is to be done.
 */
public interface JoinMachine {

  /** How far a join has come. */
  enum State {
    /** Nothing has come yet; {@code JoinInit} is awaited. */
    AWAITING_INIT,
    /** The challenge has been sent; {@code JoinChallengeSolution} is awaited. */
    AWAITING_SOLUTION,
    /** The peer is in the network; every message is a {@code DiscoveryAck}. */
    ONLINE,
    /** The peer was refused, or has left. What still comes is ignored. */
    OVER
  }

  /** How far this join has come. */
  State state();

  /** A message came, without its length prefix. */
  List<JoinStep> message(byte[] message);

  /** The framing is broken; no further message can be read. */
  List<JoinStep> malformed(Violation violation);

  /** The awaited message did not come in time. Not called when online. */
  List<JoinStep> expired();

  /** The client will send nothing more. */
  List<JoinStep> ended();

  /** Makes the machine of one stream. */
  interface Maker {

    /** A machine in the state {@link State#AWAITING_INIT}, made of these parts. */
    JoinMachine make(ServerParts parts);
  }
}
