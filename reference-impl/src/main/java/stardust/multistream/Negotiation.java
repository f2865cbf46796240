package stardust.multistream;

import java.time.Duration;
import stardust.trace.Tap;

/**
 * How a negotiation is held.
 *
 * @param timeout how long it may take as a whole; deployed stacks allow 10 s
 * @param streamLabel how traces call the muxed stream; empty for a whole connection
 * @param tap is told every message
 */
public record Negotiation(Duration timeout, String streamLabel, Tap tap) {

  /** A negotiation without trace on a whole connection, of 10 s at most. */
  public static final Negotiation DEFAULT = new Negotiation(Duration.ofSeconds(10), "", Tap.NONE);
}
