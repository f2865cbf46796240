package stardust.runner.process;

import java.time.Instant;

/**
 * A line that a program printed.
 *
 * @param number counts the lines of the program from 0, on both streams together
 * @param time when it came
 * @param stream where it was printed
 * @param text without the end of the line; the beginning only, where the line is very long
 */
public record OutputLine(long number, Instant time, Stream stream, String text) {

  /** The two streams that a program prints to. */
  public enum Stream {
    OUT,
    ERR
  }

  /** As people read it: standard error is marked. */
  @Override
  public String toString() {
    return (stream == Stream.ERR ? "! " : "> ") + text;
  }
}
