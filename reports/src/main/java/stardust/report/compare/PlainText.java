package stardust.report.compare;

import java.util.ArrayList;
import java.util.List;
import stardust.report.text.Texts;

/** A comparison on a terminal: short, and without a control character of the other side. */
final class PlainText {

  private static final int LINE = 300;
  private static final int LISTED = 20;

  private PlainText() {}

  static String of(Comparison comparison) {
    List<String> lines = new ArrayList<>(comparison.warnings());
    lines.add(comparison.sentence());
    comparison
        .changes()
        .ifPresent(
            changes -> {
              list(changes, Change.NEW_FAILURE, lines);
              list(changes, Change.MENDED, lines);
            });
    return String.join("\n", lines.stream().map(PlainText::line).toList());
  }

  private static void list(Changes changes, Change change, List<String> lines) {
    List<ComparedScenario> scenarios = changes.of(change);
    if (!scenarios.isEmpty()) {
      lines.add(change.words() + ":");
      scenarios.stream().limit(LISTED).forEach(each -> lines.add("  " + each.id()));
      if (scenarios.size() > LISTED) {
        lines.add("  and " + (scenarios.size() - LISTED) + " more");
      }
    }
  }

  private static String line(String text) {
    return Texts.truncate(Texts.visible(text).replace('\n', ' '), LINE);
  }
}
