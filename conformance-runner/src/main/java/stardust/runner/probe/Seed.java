package stardust.runner.probe;

/**
 * Where all randomness of a run comes from; the report prints it.
 *
 * @param value any number
 */
public record Seed(long value) {}
