package stardust.runner.process;

/** A program did not start, or not do what was awaited of it. The message is for people. */
public final class ProcessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ProcessException(String message) {
    super(message);
  }

  public ProcessException(String message, Throwable cause) {
    super(message, cause);
  }
}
