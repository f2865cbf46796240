package stardust.runner.endpoint;

/** What was said of the endpoint makes no sense. The message is a sentence for people. */
public final class EndpointUsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EndpointUsageException(String message) {
    super(message);
  }
}
