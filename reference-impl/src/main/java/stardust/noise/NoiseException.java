package stardust.noise;

import java.io.IOException;

/** A step of the protocol cannot be done; where it happened is for the caller to say. */
final class NoiseException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param what what is wrong, without full stop
   */
  NoiseException(String what) {
    super(what);
  }
}
