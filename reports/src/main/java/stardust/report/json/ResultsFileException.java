package stardust.report.json;

import java.io.IOException;

/** A results file cannot be used; the message is a sentence for the user. */
public final class ResultsFileException extends IOException {

  private static final long serialVersionUID = 1L;

  ResultsFileException(String message) {
    super(message);
  }

  ResultsFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
