package stardust.server;

import java.util.List;
import stardust.io.Violation;

/** What the server does with one dial: a state machine without input and output. */
public interface DialMachine {

  /** How far a dial has come. */
  enum State {
    /** Nothing has come yet; {@code DialRequest} is awaited. */
    AWAITING_REQUEST,
    /** The target is asked to accept a stream. */
    OPENING_TARGET,
    /** The dialler has its answer, and both streams are one. */
    SPLICED,
    /** The dialler was refused. */
    REFUSED
  }

  /** How far this dial has come. */
  State state();

  /** The request came, without its length prefix. */
  List<DialStep> request(byte[] message);

  /** The framing is broken. */
  List<DialStep> malformed(Violation violation);

  /** The target has accepted its stream, and the protocol on it. */
  List<DialStep> opened();

  /** There is no stream to the target. */
  List<DialStep> failed(String why);

  /** Makes the machine of one dial. */
  interface Maker {

    /** A machine in the state {@link State#AWAITING_REQUEST}, made of these parts. */
    DialMachine make(ServerParts parts, Dialer dialer);
  }
}
