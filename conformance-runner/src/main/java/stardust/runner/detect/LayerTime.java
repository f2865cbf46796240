package stardust.runner.detect;

import java.time.Duration;

/**
 * How long one layer of a connection took.
 *
 * @param layer as "handshake"
 */
public record LayerTime(String layer, Duration took) {}
