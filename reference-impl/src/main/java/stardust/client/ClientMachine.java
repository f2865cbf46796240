package stardust.client;

import java.util.List;
import stardust.io.Violation;
import stardust.peer.RsaPrivateKey;

/**
 * What a client says on its registration stream: a state machine without input and output. It is
 * told what happens on the stream and answers with what is to be done.
 */
public interface ClientMachine {

  /** How far the join has come. */
  enum State {
    /** {@code JoinInit} has not been sent. */
    NEW,
    /** {@code JoinInit} has been sent; {@code JoinChallenge} is awaited. */
    AWAITING_CHALLENGE,
    /** The solution has been sent; {@code JoinVerify} is awaited. */
    AWAITING_VERIFY,
    /** In the network; every message is a {@code Discovery}. */
    ONLINE,
    /** Refused, or given up. What still comes is ignored. */
    OVER
  }

  /** How far this join has come. */
  State state();

  /** The protocol has been agreed on. */
  List<ClientStep> start();

  /** A message came, without its length prefix. */
  List<ClientStep> message(byte[] message);

  /** The framing is broken; no further message can be read. */
  List<ClientStep> malformed(Violation violation);

  /** The awaited message did not come in time; when online, no {@code Discovery} for too long. */
  List<ClientStep> expired();

  /**
   * The server will send nothing more.
   *
   * @param why for people
   */
  List<ClientStep> ended(String why);

  /** Makes the machine of one join. */
  interface Maker {

    /**
     * A machine in the state {@link State#NEW}.
     *
     * @param random128 fresh unpredictable bytes
     */
    ClientMachine make(RsaPrivateKey identity, byte[] random128);
  }
}
