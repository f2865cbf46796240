package stardust.transport;

import java.util.List;
import stardust.trace.Field;

/**
 * What a client may choose of its WebSocket request (RFC 6455 section 4.1).
 *
 * @param path as "/"
 * @param connection the value of the Connection header, which lists "Upgrade"
 * @param more headers beside those that a WebSocket request must have
 */
public record UpgradeRequest(String path, String connection, List<Field> more) {

  public UpgradeRequest {
    more = List.copyOf(more);
  }

  /** The plainest one for a path. */
  public static UpgradeRequest at(String path) {
    return new UpgradeRequest(path, "Upgrade", List.of());
  }
}
