package stardust.report.model;

import java.time.Instant;

/**
 * A line that the target printed.
 *
 * @param time when it came
 * @param error whether it came on standard error
 * @param text without the end of the line
 */
public record OutputLine(Instant time, boolean error, String text) {}
