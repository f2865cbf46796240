package stardust.runner.endpoint;

/** The endpoint could not be started or reached. The message is a sentence for people. */
public final class EndpointException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EndpointException(String message) {
    super(message);
  }

  public EndpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
