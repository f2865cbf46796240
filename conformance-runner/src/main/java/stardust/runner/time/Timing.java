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

  /**
   * For a client that was started to come: a virtual machine starts in about a second, and takes
   * ten times that where others are busy.
   */
  public Duration starting() {
    return scaled(Duration.ofSeconds(30));
  }

  /** For an answer: the negotiation time of common stacks (PROTOCOL.md, section 11). */
  public Duration answer() {
    return scaled(Duration.ofSeconds(10));
  }

  /**
   * For the answer to a dial: the server in turn waits for the target, as long as for an answer.
   */
  public Duration dialAnswer() {
    return scaled(Duration.ofSeconds(15));
  }

  /** "At once": half the period, as later it could be the periodic list (section 11). */
  public Duration atOnce() {
    return interval.dividedBy(2);
  }

  /**
   * The longest gap between two lists: one and a half periods and a second, as a timer that starts
   * after the last list was acknowledged drifts, and one that skips is late by a whole period
   * (section 11).
   */
  public Duration longestGap() {
    return interval.plus(interval.dividedBy(2)).plus(slack());
  }

  /** By how much a busy machine may be late once. */
  public Duration slack() {
    return scaled(Duration.ofSeconds(1));
  }

  /** For a list that is sure to come: the longest gap, and the time of an answer for its way. */
  public Duration nextList() {
    return longestGap().plus(answer());
  }

  /** For the answer to a dial whose target is silent: twice the slowest stack's (section 11). */
  public Duration silentTarget() {
    return scaled(Duration.ofSeconds(60));
  }

  /** For what a server does of itself with a peer that goes silent, where it is only noted. */
  public Duration patience() {
    return scaled(Duration.ofSeconds(15));
  }

  /**
   * For a server to give a silent stream up, which takes it twice a negotiation time, or for ever.
   */
  public Duration silence() {
    return scaled(Duration.ofSeconds(25));
  }

  /**
   * For an answer to what is wrong by itself: half of what a server may give a peer that is slow,
   * so that one that waits for more is not taken for one that refuses.
   */
  public Duration prompt() {
    return scaled(Duration.ofSeconds(5));
  }

  /** For bytes that pass a relay and for its end to reach the other side. */
  public Duration relay() {
    return scaled(Duration.ofSeconds(15));
  }

  /** For mebibytes, which compete for the processor with all other scenarios. */
  public Duration bulk() {
    return scaled(Duration.ofSeconds(60));
  }

  /** How long a chunk may stay unsent before the way counts as full; an open one takes millis. */
  public Duration stall() {
    return scaled(Duration.ofSeconds(2));
  }

  /** For a leaver to be gone from the lists: two periods (section 11), and the way. */
  public Duration noticing() {
    return interval.multipliedBy(2).plus(scaled(Duration.ofSeconds(1)));
  }

  private Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * scale));
  }
}
