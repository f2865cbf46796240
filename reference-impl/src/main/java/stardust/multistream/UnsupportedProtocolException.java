package stardust.multistream;

import java.io.IOException;
import java.util.List;

/** The other side refused every protocol that was proposed. */
public final class UnsupportedProtocolException extends IOException {

  private static final long serialVersionUID = 1;

  public UnsupportedProtocolException(List<String> proposed) {
    super("the other side refused every proposed protocol: " + String.join(", ", proposed));
  }
}
