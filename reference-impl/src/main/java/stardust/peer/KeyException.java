package stardust.peer;

import java.io.IOException;

/** Bytes or a text that should be a key or a peer id are none, or a key cannot do what is asked. */
public final class KeyException extends IOException {

  private static final long serialVersionUID = 1;

  private final String what;

  /**
   * Makes an exception.
   *
   * @param what what is wrong, without full stop
   */
  public KeyException(String what) {
    super(what);
    this.what = what;
  }

  KeyException(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  /** What is wrong, without full stop; never null. */
  @Override
  public String getMessage() {
    return what;
  }
}
