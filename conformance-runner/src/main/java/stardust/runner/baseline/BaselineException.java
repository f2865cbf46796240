package stardust.runner.baseline;

/** A file of known failures cannot be used. The message is a sentence for people. */
public final class BaselineException extends Exception {

  private static final long serialVersionUID = 1;

  BaselineException(String message) {
    super(message);
  }
}
