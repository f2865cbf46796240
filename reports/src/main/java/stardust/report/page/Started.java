package stardust.report.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment for people, the same wherever the page is made. */
public final class Started {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Started() {}

  /** The moment to the second. */
  public static String words(Instant moment) {
    return WHEN.format(moment);
  }
}
