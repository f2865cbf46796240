package stardust.io;

import java.io.IOException;

/** The other side broke a rule of the wire. */
public final class ViolationException extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Violation violation;

  public ViolationException(Violation violation) {
    super(violation.toString());
    this.violation = violation;
  }

  /** What was broken, and where. */
  public Violation violation() {
    return violation;
  }
}
