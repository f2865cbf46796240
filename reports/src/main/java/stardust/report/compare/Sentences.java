package stardust.report.compare;

import java.util.Locale;
import stardust.report.text.Texts;

/** A comparison in words. */
final class Sentences {

  private Sentences() {}

  static String of(Comparison comparison) {
    return comparison.changes().map(Changes::sentence).orElseGet(() -> spread(comparison));
  }

  /** As "Of 210 requirements, 12 stand differently; 1 fails everywhere; 4 fail in one only." */
  private static String spread(Comparison comparison) {
    long alone =
        comparison.requirements().stream().filter(each -> each.failsAlone().isPresent()).count();
    int everywhere = comparison.failingEverywhere().size();
    return "Of "
        + Texts.count(comparison.requirements().size(), "requirement")
        + ", "
        + verb(comparison.differing(), "differs", "differ")
        + ", "
        + verb(everywhere, "fails", "fail")
        + " everywhere, "
        + verb(alone, "fails", "fail")
        + " in one only.";
  }

  private static String verb(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** As "3 servers compared". */
  static String title(Comparison comparison) {
    String role = comparison.columns().get(0).run().target().role().name().toLowerCase(Locale.ROOT);
    return comparison.changes().isPresent()
        ? "Before and after"
        : Texts.count(comparison.columns().size(), role) + " compared";
  }
}
