package stardust.connection;

import java.time.Duration;

/**
 * How long an upgrade may take.
 *
 * @param negotiation each multistream-select negotiation, also those of streams later on
 * @param handshake the security handshake
 * @param whole everything until the muxer runs
 */
public record UpgradeTimeouts(Duration negotiation, Duration handshake, Duration whole) {

  /** Deployed stacks allow 10 s for a negotiation, and up to 30 s for a dial. */
  public static final UpgradeTimeouts DEFAULT =
      new UpgradeTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** All times the same. */
  public static UpgradeTimeouts each(Duration time) {
    return new UpgradeTimeouts(time, time, time);
  }
}
