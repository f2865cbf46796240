package stardust.client;

import java.io.IOException;
import stardust.peer.PeerId;
import stardust.protocol.Errors;

/** The server answered a dial with an error. */
public final class DialRefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final int code;

  DialRefusedException(PeerId target, int code) {
    super("the server refused to connect to " + target + " with " + Errors.name(code));
    this.code = code;
  }

  /** The value of the {@code error} field, of the schema or not. */
  public int code() {
    return code;
  }
}
