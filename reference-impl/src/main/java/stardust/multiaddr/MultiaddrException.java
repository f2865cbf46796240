package stardust.multiaddr;

import java.io.IOException;

/** A text or bytes that should be a multiaddr are none. */
public final class MultiaddrException extends IOException {

  private static final long serialVersionUID = 1;

  private final String what;

  MultiaddrException(String what) {
    super(what);
    this.what = what;
  }

  MultiaddrException(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  /** What is wrong and where, without full stop; never null. */
  @Override
  public String getMessage() {
    return what;
  }
}
