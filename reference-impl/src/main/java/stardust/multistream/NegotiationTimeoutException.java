package stardust.multistream;

import java.io.IOException;

/** A negotiation took too long. Says what was awaited, and what came instead. */
public final class NegotiationTimeoutException extends IOException {

  private static final long serialVersionUID = 1;

  NegotiationTimeoutException(String message) {
    super(message);
  }
}
