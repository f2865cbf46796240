package stardust.protocol;

import stardust.spec.message.Error;

/** Error codes in words. */
public final class Errors {

  private Errors() {}

  /**
   * The name and the number of a code.
   *
   * @param code the value of an {@code error} field, of the schema or not
   */
  public static String name(int code) {
    Error error = Error.forNumber(code);
    return error == null ? "an unknown error code, " + code : error + " (" + code + ")";
  }
}
