package stardust.client;

import java.io.IOException;
import stardust.protocol.Errors;

/** The server answered a join with an error. */
public final class JoinRefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final int code;

  JoinRefusedException(int code) {
    super("the server refused the join with " + Errors.name(code));
    this.code = code;
  }

  /** The value of the {@code error} field, of the schema or not. */
  public int code() {
    return code;
  }
}
