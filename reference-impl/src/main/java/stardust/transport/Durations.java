package stardust.transport;

import java.time.Duration;

/** Durations for people. */
final class Durations {

  private Durations() {}

  /** As "10 s", "1.5 s" or "250 ms". */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    long tenths = (millis + 50) / 100;
    return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
  }
}
