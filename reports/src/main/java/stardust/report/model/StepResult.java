package stardust.report.model;

import java.time.Duration;

/**
 * One step of a scenario.
 *
 * @param keyword "Given", "When", "Then", "And", "But"; hooks have a word of their own
 * @param text the step without its keyword
 * @param status how it ended
 * @param at when it began, since the scenario started, on the clock of the trace
 * @param took how long it ran
 * @param error what went wrong, for people; empty if nothing did
 */
public record StepResult(
    String keyword, String text, StepStatus status, Duration at, Duration took, String error) {}
