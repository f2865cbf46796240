package stardust.runner.time;

import java.time.Duration;

/**
 * Every duration that a verdict depends on. All but the discovery interval, which is a property of
 * the endpoint, grow with the scale that the user sets for slow machines.
 *
 * @param scale 1.0 on an ordinary machine
 * @param interval the discovery interval that the endpoint declares
 */
public record Timing(double scale, Duration interval) {

  /** The default interval of the protocol (DISC, "By default every 10s"). */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

  public Timing {
    if (!(scale > 0) || scale > 1000) {
      throw new IllegalArgumentException("the timeout scale must be above 0 and at most 1000");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the discovery interval must be longer than nothing");
    }
  }

  /** For reaching the endpoint and all of its negotiation: five round trips and two signatures. */
  public Duration connecting() {
    return scaled(Duration.ofSeconds(10));
  }

  /** For an answer that costs the server one RSA operation at most. */
  public Duration answer() {
    return scaled(Duration.ofSeconds(5));
  }

  /** For the answer to a dial: the server in turn waits for the target, and may give it 10 s. */
  public Duration dialAnswer() {
    return scaled(Duration.ofSeconds(12));
  }

  /**
   * For "whenever a client joins": well within one interval, or the list could be the periodic one.
   * A third of the interval leaves two thirds to tell them apart; more than 3 s would not be "at
   * once" to anyone.
   */
  public Duration onJoin() {
    Duration third = interval.dividedBy(3);
    Duration cap = scaled(Duration.ofSeconds(3));
    return third.compareTo(cap) < 0 ? third : cap;
  }

  /**
   * The longest gap between two lists: the interval, a quarter of it because timers of loaded
   * servers drift, and a second because short intervals drift by as much.
   */
  public Duration longestGap() {
    return interval.plus(interval.dividedBy(4)).plus(scaled(Duration.ofSeconds(1)));
  }

  /**
   * The shortest gap between two periodic lists: half the interval. A server that sends twice as
   * often as it declares is outside by any reading of "every 10s".
   */
  public Duration shortestGap() {
    return interval.dividedBy(2);
  }

  /** For bytes that pass a relay and for its end to reach the other side. */
  public Duration relay() {
    return scaled(Duration.ofSeconds(15));
  }

  /** For the server to notice that a connection is gone. */
  public Duration noticing() {
    return scaled(Duration.ofSeconds(5));
  }

  private Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * scale));
  }
}
