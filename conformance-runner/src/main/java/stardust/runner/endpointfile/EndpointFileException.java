package stardust.runner.endpointfile;

/** An endpoint file cannot be used. The message says in a sentence what is wrong, and where. */
public final class EndpointFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EndpointFileException(String message) {
    super(message);
  }
}
