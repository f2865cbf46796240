package stardust.transport;

import java.io.IOException;

/** An address could not be reached. The message is a sentence for people. */
public final class DialException extends IOException {

  private static final long serialVersionUID = 1;

  /** What stood in the way. */
  public enum Reason {
    /** The address names no transport that can be dialled here. */
    UNSUPPORTED_ADDRESS,
    /** The host name has no address. */
    UNKNOWN_HOST,
    /** Nothing listens there. */
    REFUSED,
    /** No way leads there. */
    UNREACHABLE,
    /** No answer in time, to the connection or to the WebSocket upgrade. */
    TIMEOUT,
    /** Something else than a WebSocket server answered. */
    NOT_WEBSOCKET,
    /** The connection came about and broke before the WebSocket upgrade was answered. */
    LOST
  }

  private final Reason reason;

  public DialException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What stood in the way. */
  public Reason reason() {
    return reason;
  }
}
