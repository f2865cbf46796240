package stardust.mplex;

import java.time.Duration;

/**
 * How fast streams are opened: at most so many in any span of time.
 *
 * @param streams how many; 0 for no limit
 * @param span the length of the sliding window
 */
public record OpeningRate(int streams, Duration span) {

  /**
   * What current JavaScript stacks bear: a sixth NewStream within a second ends their session. The
   * span is a little longer, as frames may be held up on their way and arrive closer together.
   */
  public static final OpeningRate DEFAULT = new OpeningRate(5, Duration.ofMillis(1250));

  /** Streams are opened at once, whatever the other side makes of it. */
  public static final OpeningRate UNLIMITED = new OpeningRate(0, Duration.ZERO);
}
