package stardust.runner.detect;

import java.time.Duration;
import stardust.multiaddr.Multiaddr;

/** What came of a first connection to an address, with multistream-select's header on it. */
sealed interface Knock {

  /** multistream-select is spoken there. */
  record Speaks(Multiaddr address, Duration connected) implements Knock {}

  /**
   * It is not.
   *
   * @param kind how much is known of what is there
   * @param words a sentence without full stop
   */
  record Nobody(Kind kind, String words) implements Knock {}

  /** What may be there instead, the more telling the later. */
  enum Kind {
    UNREACHABLE,
    SILENT,
    CLOSED,
    OTHER,
    HTTP,
    WEBSOCKET,
    ECHO
  }
}
